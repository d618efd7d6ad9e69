import { settingTable } from './setting-table.ts'

/** docs/settings.md: every setting, in both languages, from the one table. */
export function settingsPage(): string {
  const rows = Object.entries(settingTable).map(([name, { words, allowed, secret, ...declaration }]) => {
    const assumed = declaration.default === null ? (declaration.defaultWords ?? 'none') : `\`${declaration.default}\``
    const meaning = `${words.zh}<br>${words.en}${secret ? ' _(secret 保密)_' : ''}`
    return [`\`${name}\``, meaning, assumed, allowed].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')
  })
  return `# Settings 设置

<!-- Written by \`npm run generate\` from src/kernel/config/setting-table.ts. Do not edit. -->

Settings are environment variables. A wrong one is refused at start, by name and with what is allowed; all wrong ones are shown at once.
Without any of them \`npm start\` makes a demo installation: embedded database, demo data, demo accounts.

设置都是环境变量。启动时发现错误的设置会直接拒绝启动，并一次列出全部错误、变量名和允许的取值。
什么都不设置时，\`npm start\` 得到一套演示安装：内置数据库、演示数据、演示账号。

| Name 名称 | Meaning 含义 | Default 缺省 | Allowed 允许的取值 |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`
}
