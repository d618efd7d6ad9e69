import { checkReceipt } from './check-receipt.rules.ts'
import type { Why } from './verifier.contract.ts'

export { checkConsistency, checkReceipt, checkShort, readShort, signedCheckpoint } from './check-receipt.rules.ts'

/*
 * xiaobao-verify.js: checks a receipt of Xiaobao's log of facts, with nothing installed and without asking anybody.
 *   In Node:       node xiaobao-verify.js receipt.json [key]
 *   In a browser:  import { checkReceipt } from './xiaobao-verify.js'
 * The key (name+hash+key) is the one that the platform, a witness or a regulator published; without it only the receipt says whose it is.
 */
const words: Readonly<Record<Why, string>> = {
  'no-receipt': 'This is no receipt. 这不是凭证。',
  'other-key': 'It names another key than the one given. 凭证上的公钥与您给出的不同。',
  'not-signed': 'Its checkpoint is not signed by its key. 检查点的签名不对。',
  'not-in-the-tree': 'Its fact is not under its checkpoint: something was changed. 内容与检查点不符，有改动。',
}

const node = (globalThis as { process?: NodeJS.Process }).process
const [, script, file, key] = node?.argv ?? []
const nameIn = (path: string): string | undefined => path.split(/[/\\]/).at(-1)
// However it is called: a browser saves a second one as `xiaobao-verify (1).js`, and a check that says nothing looks like one that passed.
if (node && script !== undefined && nameIn(script) === nameIn(decodeURIComponent(import.meta.url)))
  await tell(node, file, key)

async function tell({ exit }: NodeJS.Process, path: string | undefined, known: string | undefined): Promise<void> {
  const say = (line: string): void => console.log(line)
  if (path === undefined) {
    say('node xiaobao-verify.js receipt.json [key]')
    return exit(2)
  }
  const { readFileSync } = await import('node:fs')
  const checked = checkReceipt(readFileSync(path, 'utf8'), known === undefined ? [] : [known])
  if (!checked.ok) {
    say(`WRONG  ${words[checked.why]}`)
    return exit(1)
  }
  say(
    `GOOD  number ${checked.index} of ${checked.size} in the log ${checked.origin} 凭证有效，第 ${checked.index} 号，共 ${checked.size} 条`,
  )
  if (checked.key === 'named-by-receipt')
    say('      No key was given: compare it with the one that was published. 未给出公钥，请与公布的公钥核对。')
  say(JSON.stringify(checked.fact, null, 2))
}
