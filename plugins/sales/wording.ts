/** Words that recommend, by what is recommended. They read folded text. */

const general =
  "推荐|看(?:一)?看|看(?:一)?下|了解(?:一)?下|参考(?:一)?下|考虑(?:一)?下|试试|可以选|可以拍|可以买|建议(?:您|你|亲)?|给(?:您|你|亲)发|发(?:您|你|给您)|入手|挑(?:一)?下";

/** Another style in place of the one that is gone. */
export const alternativeWords = new RegExp(
  `${general}|类似|相似|同款|同类|差不多|替代|其他(?:款|的)|其它(?:款|的)|别的(?:款)?|另(?:外)?(?:一|的)?(?:款|个|件|种)|这(?:款|个|件|种|双)也|换(?:一)?(?:款|个|种)|一样的`,
);

/** Something to reach a discount with. */
export const bundleWords = new RegExp(
  `${general}|凑|满减|满\\d+|一起(?:拍|买|下)|加(?:一|个|件|购|拍|上)|再(?:拍|买|选|加|带)|搭(?:配|着)?|活动|优惠|领券|组合|套餐|第二件`,
);

/** Something that goes with what the buyer asked about. */
export const crossSellWords =
  /推荐|搭(?:配|着)|配套|(?<!适)配(?:合|上|着)|一起(?:用|拍|买|搭|穿|入|带)|组合|套装|套餐|绝配|成套|还可以(?:看|买|拍|配|搭|选)|建议(?:您|你|亲)?[^,。]{0,6}(?:配|搭|加|买|拍|选|看)/;
