import type { Ctx } from '../../kernel/context.ts'
import { found } from '../../kernel/refusal.ts'
import { finish, say } from '../complaint.actions.ts'
import type { Flag } from '../complaint.contract.ts'
import * as store from '../complaint.store.ts'

type Change = {
  readonly flag: Flag
  readonly on: boolean
  /** Who found it: words, or a person with a reason that colleagues can read. */
  readonly by: 'words' | 'person'
  readonly text?: string
}

/** Puts a complaint first, or takes that back; an ended one keeps its marks but hurries nobody. */
export async function flagged(ctx: Ctx, id: string, { flag, on, by, text }: Change): Promise<void> {
  const before = found(await store.hold(ctx, id), 'complaint')
  if (before.flags.includes(flag) === on) return
  const flags = on ? [...before.flags, flag] : before.flags.filter((other) => other !== flag)
  const urgency =
    before.state === 'closed' || before.urgency === 'overdue' ? before.urgency : flags.length > 0 ? 'raised' : 'normal'
  const statement =
    text === undefined
      ? undefined
      : await say(ctx, id, { side: 'platform', kind: 'message', audience: ['platform'], text })
  const after = { ...before, flags, urgency, version: before.version + 1 } as const
  await finish(ctx, { before, after }, [
    {
      kind: on ? 'complaint.flag-set' : 'complaint.flag-cleared',
      subject: id,
      data: { flag, by, ...(statement !== undefined && { statement }) },
    },
  ])
}
