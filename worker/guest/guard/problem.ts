import type { AnyNode } from "acorn";
import type { Bilingual } from "../../../plugins/sdk/point.ts";

/** Why a piece of code cannot be guarded, and what to write instead. Lines and columns count from 1. */
export type GuardProblem = { readonly message: Bilingual; readonly line: number; readonly column: number };

/** Everything that is refused, with `{}` for what differs. */
export const refusals = {
  syntax: { zh: "语法错误：{}", en: "Syntax error: {}" },
  large: { zh: "代码太大：最多 {} 个字符", en: "The code is too large: at most {} characters" },
  deep: {
    zh: "嵌套太深：请拆成几个函数或几条语句",
    en: "Nested too deeply: take it apart into functions or statements",
  },
  crowded: {
    zh: "一个作用域里最多声明 {} 个名字",
    en: "At most {} names may be declared in one scope",
  },
  prefix: {
    zh: "名字不能以 {} 开头：请换个名字",
    en: "A name must not begin with {}: choose another name",
  },
  imports: {
    zh: "检测包是一个没有 import 的模块：请先打包成一个文件",
    en: "A pack is one module without imports: bundle it into one file",
  },
  noDefault: {
    zh: "没有默认导出：请用 export default 导出 definePack 的结果",
    en: "There is no default export: export what definePack returns with export default",
  },
  later: {
    zh: "不能异步（{}）：检测点立即返回结果；要等待请用 arm 设定计时器",
    en: "Nothing may happen later ({}): a point answers at once; to wait, arm a timer",
  },
  generator: {
    zh: "不能用生成器：请返回一个列表",
    en: "Generators are not possible: return a list",
  },
  unknownName: {
    zh: "这里没有 {}：检测点只用传给它的数据",
    en: "There is no {} here: a point uses what it is given, and nothing else",
  },
  evaluated: {
    zh: "不能把文本当代码执行（{}）：请直接写出函数",
    en: "Text cannot be run as code ({}): write the function out",
  },
  proxy: {
    zh: "不能用 {}：请直接读写对象的属性",
    en: "{} is not possible: read and write properties of objects directly",
  },
  bigint: { zh: "不能用 BigInt：请用普通数字或文本", en: "BigInt is not possible: use a number, or a text" },
  debugger: { zh: "请删去 debugger", en: "Take debugger out" },
  privateName: {
    zh: "不能用私有名 {}：请去掉 #",
    en: "The private name {} is not possible: leave the # out",
  },
  prototype: {
    zh: "不能改原型（{}）：请写 class 或 Object.create",
    en: "Prototypes cannot be changed ({}): write a class, or use Object.create",
  },
  field: {
    zh: "类的字段不能叫 {}：请在 constructor 里赋值",
    en: "A field of a class must not be called {}: assign it in the constructor",
  },
  expressions: {
    zh: "最多 {} 个不同的正则表达式",
    en: "At most {} different regular expressions are possible",
  },
  deletedChain: {
    zh: "delete 后面不要用 ?.：请先检查对象是否存在",
    en: "Do not use ?. behind delete: check first whether the object is there",
  },
  unguarded: {
    zh: "这一处无法加上保护：请换一种写法",
    en: "This could not be guarded: write it in another way",
  },
  superWrite: { zh: "不能给 super 的属性赋值：请用 this", en: "A property of super cannot be written: use this" },
  parentheses: {
    zh: "赋值目标不要加括号",
    en: "Write what is assigned to without parentheses",
  },
  nestedRest: {
    zh: "这里不能用 ...{}：请单独一行用 slice 取其余部分",
    en: "...{} is not possible here: take the rest with slice, in a line of its own",
  },
  assignedRest: {
    zh: "给已有变量赋值时不能用 ...：请用 const 声明新变量",
    en: "... is not possible where existing variables are assigned: declare new ones with const",
  },
  caughtPattern: {
    zh: "catch 里不要解构：请写 catch (error)，再读取它的属性",
    en: "Do not take an error apart in catch: write catch (error), and read its properties",
  },
  builtExpression: {
    zh: "正则表达式要直接写成 /…/：这里只能用 new RegExp(pattern.source, flags)",
    en: "A regular expression must be written as /…/: only new RegExp(pattern.source, flags) is possible here",
  },
  expression: {
    zh: "这个正则表达式可能运行很久：{}",
    en: "This regular expression may run for long: {}",
  },
} as const;

export type Refusal = keyof typeof refusals;

/** Something that is refused, and where it stands. */
export type Found = { readonly refusal: Refusal; readonly at: AnyNode; readonly detail?: Bilingual | string };

type Place = { readonly line: number; readonly column: number };

export function problem(refusal: Refusal, { line, column }: Place, detail: Bilingual | string = ""): GuardProblem {
  const { zh, en } = refusals[refusal];
  const details = typeof detail === "string" ? { zh: detail, en: detail } : detail;
  const message = { zh: zh.replace("{}", () => details.zh), en: en.replace("{}", () => details.en) };
  return { message, line, column: column + 1 };
}
