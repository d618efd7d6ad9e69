import { z } from 'zod'
import { defineJob } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import { enqueueAll, type JobRequest } from '../../kernel/job/enqueue.ts'
import * as complaints from '../complaint.store.ts'
import { sha256 } from '../../kernel/sha256.ts'
import { inviteLate } from './invite.actions.ts'
import { lookAtGroup } from './look.actions.ts'
import { lastLook } from './look.store.ts'
import { noteTraits } from './note.actions.ts'
import { nextLook } from './pace.rules.ts'
import * as traits from './trait.store.ts'

const Payload = z.strictObject({ merchantId: z.string().nullable(), kind: traits.AnyKind, value: z.string() })

/** Reads one group as a whole. At most one waits for each group, and it covers all that came until it runs. */
export const lookTogether = defineJob({
  name: 'complaints.look-at-group',
  title: {
    zh: '查看有共同点的投诉是否达到群体投诉',
    en: 'See whether complaints that share something are enough for a mass claim',
  },
  payload: Payload,
  run: lookAtGroup,
})

/**
 * After each complaint: what it could share with others. A claim that runs asks it in at once; whether it makes a new one is looked at
 * for its whole group, later and once for all that came meanwhile.
 */
export async function arrived(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.find(ctx, complaintId)
  if (!complaint || complaint.state === 'closed') return
  await noteTraits(ctx, complaint)
  const looks: JobRequest[] = []
  for (const group of await traits.groupsOf(ctx, complaintId))
    if (!(await invitedInto(ctx, group, complaintId))) looks.push(await lookAt(ctx, group))
  // One order for all: two complaints that come together share groups, and neither waits for the other while it is waited for.
  await enqueueAll(
    ctx,
    looks.toSorted((a, b) => (a.key ?? '').localeCompare(b.key ?? '')),
  )
}

const invitedInto = async (ctx: Ctx, group: traits.Group, complaintId: string): Promise<boolean> =>
  traits.isKey(group) && (await inviteLate(ctx, group, complaintId))

async function lookAt(ctx: Ctx, group: traits.Group): Promise<JobRequest> {
  const key = `mass-look:${sha256(JSON.stringify([group.merchantId, group.kind, group.value]))}`
  return { name: lookTogether.name, payload: group, key, runAt: nextLook(await lastLook(ctx, group), ctx.now) }
}
