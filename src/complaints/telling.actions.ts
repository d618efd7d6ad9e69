import { clocksOf } from '../kernel/clock/clock.actions.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Fact } from '../kernel/fact/fact.ts'
import { askRung } from '../kernel/clock/rung.actions.ts'
import { notify, type To } from '../kernel/notice/notify.ts'
import { staged } from './complaint-clocks.actions.ts'
import { timerAt, type StagedClock } from './complaint-clock.rules.ts'
import { complainantOf, type Complaint } from './complaint.rules.ts'
import * as store from './complaint.store.ts'
import { dutyOf } from './performance/duty.rules.ts'
import { obligationsOf, type Owed } from './performance/obligation.store.ts'
import { rungNews } from './rung-news.rules.ts'

export type News = {
  readonly to: To
  readonly template: string
  readonly params?: Readonly<Record<string, string | number>>
}

/**
 * Who hears of a fact, and in which words, whatever has happened to the case since: a worker that comes late tells the same.
 * Nobody is told what he did himself.
 */
export async function tell(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await store.find(ctx, fact.subject)
  if (!complaint) return
  const clocks = staged(ctx, await clocksOf(ctx, [complaint.id]))
  const owed = await owedAt(ctx, fact)
  for (const { to, template, params } of newsOf(fact, complaint, { clocks, owed }))
    await notify(ctx, {
      to,
      template,
      params: { complaint: complaint.id, receipt: complaint.receipt, ...params },
      subject: complaint.id,
      dedupe: `${template}:${fact.id}`,
      happenedAt: fact.at,
    })
}

/** What the consumer of a case would be told of a fact, whether or not an account is known: for channels with a way back of their own. */
export async function newsForConsumer(ctx: Ctx, fact: Fact): Promise<readonly Omit<Told, 'to'>[]> {
  const complaint = await store.find(ctx, fact.subject)
  if (!complaint) return []
  const somebody = { ...complaint, consumerId: complaint.consumerId ?? 'somebody' }
  const common = { complaint: complaint.id, receipt: complaint.receipt }
  const clocks = staged(ctx, await clocksOf(ctx, [complaint.id]))
  return newsOf(fact, somebody, { clocks, owed: await owedAt(ctx, fact) }).flatMap(({ to, template, params }) =>
    'consumer' in to ? [{ template, params: { ...common, ...params } }] : [],
  )
}
type Told = Required<News>

const beginsPerformance = ({ kind, data }: Fact): boolean =>
  kind === 'complaint.stage-entered' && data['to'] === 'performing'
/** Only where the words name it. */
const owedAt = async (ctx: Ctx, fact: Fact): Promise<readonly Owed[]> =>
  beginsPerformance(fact) ? obligationsOf(ctx, fact.subject) : []

/** Nobody to tell where no account or shop is known: the channel it came by has its own way back. */
export const partiesOf = ({ merchantId, agentId, ...complaint }: Complaint) => ({
  consumer: (template: string, params?: News['params']): News[] => {
    const consumer = complainantOf(complaint)
    return consumer === null ? [] : [{ to: { consumer }, template, ...(params && { params }) }]
  },
  merchant: (template: string, params?: News['params']): News[] =>
    merchantId === null ? [] : [{ to: { merchant: merchantId }, template, ...(params && { params }) }],
  agent: (template: string, params?: News['params']): News[] => [
    { to: agentId === null ? { role: 'agent' } : { account: agentId }, template, ...(params && { params }) },
  ],
})

type Around = { readonly clocks: readonly StagedClock[]; readonly owed: readonly Owed[] }
function newsOf(fact: Fact, complaint: Complaint, { clocks, owed }: Around): News[] {
  const { consumer, merchant, agent } = partiesOf(complaint)
  const own = lastDay(timerAt(clocks, fact.at))
  const until = own === null ? null : { lastDay: own }
  switch (fact.kind) {
    case 'complaint.filed':
      return filed(complaint, clocks)
    case 'complaint.acknowledged':
      return [...consumer('complaint.acknowledged'), ...(until ? merchant('complaint.merchant-asked', until) : [])]
    case 'complaint.responded':
      return consumer('complaint.responded')
    case 'complaint.merchant-asked':
      return until ? merchant('complaint.merchant-asked', until) : []
    case 'complaint.info-requested':
      return until ? consumer('complaint.info-requested', until) : []
    case 'complaint.rejected':
      return until ? consumer('complaint.rejected', until) : []
    case 'complaint.part-accepted':
      // What was settled is told by the part; about the rest it is the shop's turn again.
      return until ? merchant('complaint.merchant-asked', until) : []
    case 'complaint.counter-offered':
      return until ? merchant('complaint.counter-offered', until) : []
    case 'complaint.merchant-answered':
      return [...(until ? consumer('complaint.merchant-answered', until) : []), ...agent('complaint.answer-arrived')]
    case 'complaint.merchant-silent':
      return [...agent('complaint.merchant-silent'), ...merchant('complaint.time-over')]
    case 'complaint.offer-refused':
      return agent('complaint.offer-refused')
    case 'ruling.issued':
      return until ? ruled(complaint, fact, until) : []
    case 'ruling.corrected':
      return [...consumer('complaint.ruling-corrected'), ...merchant('complaint.ruling-corrected')]
    case 'review.decided':
      return [...consumer('complaint.reviewed'), ...merchant('complaint.reviewed')]
    case 'complaint.performance-proven':
      if (fact.data['by'] === 'consumer') return merchant('complaint.proof-for-merchant')
      return until ? consumer('complaint.proof-filed', until) : []
    case 'complaint.performance-disputed':
      return fact.data['by'] === 'merchant'
        ? [...agent('complaint.consumer-duty-disputed'), ...consumer('complaint.your-duty-disputed')]
        : [...agent('complaint.to-enforce'), ...merchant('complaint.to-enforce-merchant')]
    case 'complaint.stage-entered':
      return beginsPerformance(fact) ? performs(complaint, owed, until) : entered(complaint, fact, until)
    case 'complaint.stage-lapsed':
      return fact.data['to'] === 'enforcing' ? unperformed(complaint) : []
    case 'complaint.went-to-law':
      return others(complaint, fact, 'complaint.went-to-law')
    case 'complaint.came-back-from-law':
      return others(complaint, fact, 'complaint.came-back-from-law')
    case 'complaint.legal-result-entered':
      return others(complaint, fact, 'complaint.legal-result')
    case 'complaint.assigned':
      // A hand-over of many is told once, not once for each.
      return complaint.agentId === null ||
        complaint.agentId === fact.actor ||
        toldTogether.has(String(fact.data['how']))
        ? []
        : [...agent('complaint.assigned'), ...takenOver(fact)]
    case 'complaint.closed':
      return [...consumer('complaint.closed'), ...merchant('complaint.closed-merchant')]
    default:
      return []
  }
}

const toldTogether: ReadonlySet<string> = new Set(['hand-over', 'absence'])

/** Late, and with the lead from now on: whoever had it until then hears why it is gone. */
function takenOver({ data }: Fact): News[] {
  const before = data['before']
  return data['how'] === 'lead' && typeof before === 'string'
    ? [{ to: { account: before }, template: 'complaint.taken-over' }]
    : []
}

/** A duty begins: whoever owes something hears what and by which day, and so does whoever it is owed to. */
function performs({ currency, ...complaint }: Complaint, owed: readonly Owed[], until: { lastDay: string } | null) {
  const { consumer, merchant } = partiesOf({ currency, ...complaint })
  const left = owed.filter(({ state }) => state !== 'enforced')
  const ofShop = dutyOf(left, 'merchant', currency)
  const ofConsumer = dutyOf(left, 'consumer', currency)
  const shop = ofShop && { ...ofShop, ...until }
  return [
    ...(shop ? [...merchant('complaint.to-perform', shop), ...consumer('complaint.is-performed', shop)] : []),
    ...(ofConsumer
      ? [
          ...consumer('complaint.to-perform-consumer', ofConsumer),
          ...merchant('complaint.consumer-performs', ofConsumer),
        ]
      : []),
  ]
}

/** Nobody said that it was done, and the day is over. */
function unperformed(complaint: Complaint): News[] {
  const { consumer, merchant, agent } = partiesOf(complaint)
  return [
    ...agent('complaint.not-performed'),
    ...merchant('complaint.not-performed-merchant'),
    ...consumer('complaint.not-performed-consumer'),
  ]
}

/** Everybody but whoever did it. */
function others(complaint: Complaint, { data }: Fact, template: string): News[] {
  const { consumer, merchant, agent } = partiesOf(complaint)
  return [
    ...(data['by'] === 'consumer' ? [] : consumer(template)),
    ...(data['by'] === 'merchant' ? [] : merchant(template)),
    ...(data['by'] === 'consumer' || data['by'] === 'merchant' ? agent(template) : []),
  ]
}

/** Only stages that ask something of the two sides, and only while they last. */
function entered(complaint: Complaint, fact: Fact, until: { lastDay: string } | null): News[] {
  if (until === null || complaint.state !== 'evidence' || fact.data['to'] !== 'evidence') return []
  const { consumer, merchant } = partiesOf(complaint)
  return [...consumer('complaint.evidence-begins', until), ...merchant('complaint.evidence-begins', until)]
}

/** Both sides, with the last day to appeal. Of a mass claim each member is told in its own words. */
function ruled(complaint: Complaint, fact: Fact, until: { lastDay: string }): News[] {
  const { consumer, merchant } = partiesOf(complaint)
  const alone = fact.data['mass'] === undefined
  return [...(alone ? consumer('complaint.ruled', until) : []), ...merchant('complaint.ruled', until)]
}

/** The receipt says by when somebody answers and by when it is over. */
function filed(complaint: Complaint, clocks: readonly StagedClock[]): News[] {
  const { consumer, merchant, agent } = partiesOf(complaint)
  const respondBy = lastDay(clocks.find((clock) => clock.stage === 'respond'))
  const finishBy = lastDay(clocks.find((clock) => clock.stage === 'finish'))
  const { orderNumber } = complaint
  return [
    ...(respondBy !== null && finishBy !== null ? consumer('complaint.filed', { respondBy, finishBy }) : []),
    ...(orderNumber === null ? [] : merchant('complaint.new-for-merchant', { orderNumber })),
    ...(complaint.flags.includes('safety') ? agent('complaint.urgent') : []),
  ]
}

const lastDay = (clock: StagedClock | undefined | null): string | null => clock?.lastDay ?? null

type Rung = { readonly fact: Fact; readonly rung: string; readonly clock: StagedClock }

/** Who hears that time runs out: whoever the rulebook names at this rung. Two rungs at one instant say the same thing once. */
export async function tellRung(ctx: Ctx, complaint: Complaint, { fact, rung, clock }: Rung): Promise<void> {
  const named = await askRung(ctx, clock.id, rung)
  if (named === null) return
  const { consumer, merchant, agent } = partiesOf(complaint)
  const params = { lastDay: clock.lastDay }
  const reached = String(fact.data['at'])
  for (const { to, template } of rungNews(complaint, { rung, tells: named.tells, clock })) {
    const side = {
      consumer,
      merchant,
      agent,
      lead: (one: string): News[] => [{ to: { role: 'admin' }, template: one }],
    }
    for (const news of side[to](template))
      await notify(ctx, {
        to: news.to,
        template,
        params: { complaint: complaint.id, receipt: complaint.receipt, ...params },
        subject: complaint.id,
        dedupe: `${template}:${clock.id}:${reached}`,
      })
  }
}
