import { createAccount } from '../kernel/access/account.actions.ts'
import { demoPassword, listDemoAccounts } from '../kernel/access/installation.actions.ts'
import { readSetting, writeSetting } from '../kernel/access/installation.store.ts'
import { systemActor } from '../kernel/context.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { PlainError } from '../kernel/log/safe-error.ts'
import { roleWords, roles, type Role } from '../kernel/role.contract.ts'
import { ctxFor, type Runtime } from '../kernel/runtime.ts'
import { demoConsumerId, demoMerchantId } from '../marketplace/index.ts'
import { startProcess, type Process } from '../process.ts'

type Say = (line: string) => void

const names: Readonly<Record<Exclude<Role, 'machine'>, string>> = {
  consumer: '林晓雨',
  merchant: '青禾数码店主',
  agent: '周敏',
  mediator: '陈志远',
  arbitrator: '沈岚',
  inspector: '吴国强',
  'price-analyst': '郑可',
  'risk-analyst': '韩江',
  'privacy-officer': '唐文静',
  educator: '何小禾',
  'governance-officer': '许正',
  regulator: '市监·刘科',
  admin: '管理员',
}

/** One account per role, once. Each capability then loads its part of the demo marketplace, once, with its progress shown. */
export async function loadDemo(
  { runtime, capabilities }: Pick<Process, 'runtime' | 'capabilities'>,
  say: Say,
): Promise<void> {
  const ctx = ctxFor(runtime, systemActor)
  await inTransaction(ctx, async (inner) => {
    if ((await readSetting(inner, 'demo:accounts')) === true) return
    for (const role of roles)
      if (role !== 'machine')
        await createAccount(inner, {
          displayName: names[role],
          email: `${role}@example.com`,
          phone: null,
          language: 'zh',
          roles: [role],
          consumerId: role === 'consumer' ? demoConsumerId : null,
          merchantId: role === 'merchant' ? demoMerchantId : null,
          password: demoPassword,
          demo: true,
        })
    await writeSetting(inner, 'demo:accounts', true)
  })
  for (const { name, title, demo } of capabilities) {
    if (!demo || (await readSetting(ctx, `demo:${name}`)) === true) continue
    const show = progressBar(say, `${title.zh} ${title.en}`)
    await demo(ctx, (share, words) => show(share, `${words.zh} ${words.en}`))
    await inTransaction(ctx, (inner) => writeSetting(inner, `demo:${name}`, true))
    show(1, '完成 done')
  }
}

/** On a terminal one line that grows; elsewhere a line every quarter. */
function progressBar(say: Say, title: string): (share: number, words: string) => void {
  const state = { quarter: -1 }
  return (share, words) => {
    const line = `  ${title}  ${String(Math.round(share * 100)).padStart(3)}%  ${words}`
    if (process.stdout.isTTY) process.stdout.write(`\r\u001B[2K${line}${share >= 1 ? '\n' : ''}`)
    else if (Math.floor(share * 4) > state.quarter) {
      state.quarter = Math.floor(share * 4)
      say(line)
    }
  }
}

export async function demoSignIns(runtime: Runtime): Promise<string[]> {
  const rows = await listDemoAccounts(ctxFor(runtime, systemActor))
  const lines = rows.map((row) => `  ${row.login.padEnd(34)}${roleWords[row.role].zh} ${roleWords[row.role].en}`)
  return [`演示账号 Demo sign-ins (密码 password: ${demoPassword})`, ...lines, '']
}

/** `xiaobao demo`: loads the demo and leaves. */
export async function loadDemoCommand(say: Say): Promise<void> {
  const started = await startProcess(say)
  if (started.settings.XIAOBAO_DEMO !== 'on')
    throw new PlainError(
      'Demo data goes into a demo installation only: start without XIAOBAO_SECRET and DATABASE_URL, or set XIAOBAO_DEMO=on.',
    )
  await loadDemo(started, say)
  await started.close()
}
