/** README of the package. The documentation proper is served by every Interject at /docs/plugins. */
export const packageReadme = `# interject

Interject 插件包的 SDK：写质检点、干预和规则，测试、检查、打包、签名并安装到店铺。
每个 Interject 都在 \`/docs/plugins\` 提供完整文档。

The SDK for packs of Interject: write points, interventions and rules; test, check, pack, sign and install them.
Every Interject serves the documentation at \`/docs/plugins\`.

\`\`\`sh
npx interject new my-shop/late-night   # a point, an intervention (--kind intervention) or a rule (--kind rules)
npx interject test my-shop
npx interject check my-shop
npx interject pack my-shop
\`\`\`

| import | 内容 · what it has |
| --- | --- |
| \`interject/sdk\` | \`definePoint\`, \`defineIntervention\`, \`definePack\` … |
| \`interject/testing\` | \`testPoint\`, \`testIntervention\`, \`testPolicies\`, \`testPack\` |
| \`interject/manifest.schema.json\`, \`interject/rule.schema.json\` | JSON Schema |
`;
