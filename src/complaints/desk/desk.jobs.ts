import type { Reaction } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import * as complaints from '../complaint.store.ts'
import { complaintFacts } from '../facts.rules.ts'
import { newsKinds } from '../telling.rules.ts'
import { watchersOf } from './desk.store.ts'

/** What those who follow a case hear of: every step, and what colleagues wrote; a new stage stands beside the step that led there. */
const watched: readonly (keyof typeof complaintFacts)[] = [
  ...newsKinds.filter((kind) => kind !== 'complaint.filed' && kind !== 'complaint.stage-entered'),
  'complaint.statement-added',
  'complaint.evidence-added',
  'complaint.note-added',
  'complaint.clock-breached',
  'complaint.withdrawn',
  'complaint.reopened',
]

export const deskReactions: readonly Reaction[] = [
  { name: 'complaints.tell-mentioned', on: ['complaint.note-added'], run: tellMentioned },
  { name: 'complaints.tell-watchers', on: watched, run: tellWatchers },
]

const subjectOf = ({ subject, data }: Fact): string => {
  const complaint = data['complaint']
  return typeof complaint === 'string' ? complaint : subject
}
const mentionedIn = ({ data }: Fact): readonly string[] => {
  const mentions = data['mentions']
  return Array.isArray(mentions) ? mentions.filter((one) => typeof one === 'string') : []
}

async function tellMentioned(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, subjectOf(fact))
  if (!complaint) return
  for (const account of mentionedIn(fact))
    if (account !== fact.actor)
      await notify(ctx, {
        to: { account },
        template: 'complaint.mentioned',
        params: { complaint: complaint.id, receipt: complaint.receipt },
        subject: complaint.id,
        dedupe: `complaint.mentioned:${fact.id}`,
        happenedAt: fact.at,
      })
}

/** Nobody is told what he did himself, nor twice: the agent hears of the case as its agent, the one named in a note by name. */
async function tellWatchers(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, subjectOf(fact))
  const words = watched.find((kind) => kind === fact.kind)
  if (!complaint || !words) return
  const told = new Set([fact.actor, complaint.agentId, ...mentionedIn(fact)])
  for (const account of await watchersOf(ctx, complaint.id))
    if (!told.has(account))
      await notify(ctx, {
        to: { account },
        template: 'complaint.watched-changed',
        params: {
          complaint: complaint.id,
          receipt: complaint.receipt,
          whatZh: complaintFacts[words].zh,
          whatEn: complaintFacts[words].en,
        },
        subject: complaint.id,
        dedupe: `complaint.watched-changed:${fact.id}`,
        happenedAt: fact.at,
      })
}
