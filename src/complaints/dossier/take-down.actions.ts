import { askConsumerNames } from '../../marketplace/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { maskName } from '../../kernel/personal/mask.rules.ts'
import { timeline } from '../../kernel/fact/record.ts'
import { checkChain, type Checked } from '../chain/chain.actions.ts'
import { headOf as endOf } from '../chain/chain.rules.ts'
import { categoryOf, remedyWords } from '../category.rules.ts'
import { showCase } from '../case.actions.ts'
import type { CaseView, Side } from '../complaint.contract.ts'
import { complainantOf, type Complaint } from '../complaint.rules.ts'
import { stateWords } from '../refusal-words.contract.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { z } from 'zod'
import type { Content, Evidence } from './dossier-content.rules.ts'
import type { Dossier } from './dossier.store.ts'
import { obligationsOf } from '../performance/obligation.store.ts'
import { basisWords, isToldStatement, outcomeWords, owedWords, wordsFor } from './dossier-words.rules.ts'
import { takeDownBeyond } from './beyond.actions.ts'
import { isPack } from './dossier.rules.ts'
import { packOf } from './pack.actions.ts'
import { eventOf, isTold } from './story.rules.ts'

type View = z.input<typeof CaseView>
type Wanted = Pick<Dossier, 'id' | 'side' | 'purpose' | 'language'>

/** More than any complaint has; what is beyond is not a story any more. */
const mostFacts = 5_000
const perRead = 500

/** What one side may see of its complaint at this moment, read with that side's eyes: the same reading as its own page. */
export async function takeDown(ctx: Ctx, complaint: Complaint, wanted: Wanted): Promise<Content> {
  const view = await showCase(asSide(ctx, complaint, wanted.side), complaint)
  const statements = numberedStatements(view)
  const chain = await checkChain(ctx, complaint.id)
  const evidence = numberedEvidence(view, chain)
  const facts = (await allFacts(ctx, complaint.id)).filter(({ kind }) => isTold(kind, wanted.side))
  return {
    format: 'xiaobao-dossier/1',
    dossier: { ...wanted, asOf: ctx.now.toISOString(), rulebook: ctx.rulebook.version },
    complaint: headOf(ctx, view),
    parties: await partiesOf(ctx, complaint, view, wanted.side),
    order: orderOf(view),
    answers: view.details.map(({ title, value, words }) => ({ title, value, words })),
    obligations: await owedIn(ctx, view),
    ...(await takeDownBeyond(asSide(ctx, complaint, wanted.side), complaint)),
    clocks: view.clocks.map(({ rule, title, kind, startedAt, lastDay, provisional, state, stoppedAt }) => {
      return { rule, title, kind, startedAt, lastDay, provisional, state, stoppedAt }
    }),
    story: facts.map((fact) => eventOf(fact, { statements, evidence })),
    statements,
    evidence,
    chain: { count: chain.links.length, head: endOf(chain.links).link, broken: chain.broken?.place ?? null },
    rules: rulesOf(ctx, view),
    pack: isPack(wanted.purpose) ? await packOf(ctx, complaint, wanted.purpose) : null,
  }
}

/** Staff who make a party's dossier see what that party sees, and nothing that only they may. */
function asSide(ctx: Ctx, complaint: Complaint, side: Side): Ctx {
  const { id, consumerId, guestId, merchantId } = complaint
  const nobody = { ...ctx.actor, consumerId: null, merchantId: null, roles: [] }
  if (side === 'platform') return { ...ctx, actor: { ...nobody, roles: ['agent'] } }
  if (side === 'consumer' && complainantOf(complaint) !== null)
    return { ...ctx, actor: { ...nobody, id: guestId ?? ctx.actor.id, scopes: [id], roles: ['consumer'], consumerId } }
  if (side === 'merchant' && merchantId !== null)
    return { ...ctx, actor: { ...nobody, roles: ['merchant'], merchantId } }
  return refuse('dossier.nobody-there')
}

async function allFacts(ctx: Ctx, complaintId: string) {
  const facts = []
  for (let after: string | null = null; facts.length < mostFacts;) {
    const page = await timeline(ctx, complaintId, after, perRead)
    facts.push(...page)
    if (page.length < perRead) break
    after = page.at(-1)?.id ?? null
  }
  return facts
}

function headOf(ctx: Ctx, view: View): Content['complaint'] {
  const channel = ctx.rulebook.history(`channel.${view.channel}`).at(-1)
  return {
    id: view.id,
    receipt: view.receipt,
    version: view.version,
    state: wordsFor(stateWords, view.state),
    channel: channel?.title ?? { zh: view.channel, en: view.channel },
    category: categoryOf(view.category).title,
    remedies: view.remedies.map((remedy) => remedyWords[remedy]),
    claimFen: view.claimFen,
    currency: view.currency,
    outcome: view.outcome === null ? null : wordsFor(outcomeWords, view.outcome),
    outcomeFen: view.outcomeFen,
    receivedAt: view.receivedAt,
    respondedAt: view.respondedAt,
    closedAt: view.closedAt,
  }
}

/** Everybody reads the shop's name; the consumer's is whole only for the consumer. */
async function partiesOf(ctx: Ctx, { consumerId }: Complaint, view: View, side: Side): Promise<Content['parties']> {
  const names = consumerId === null ? new Map<string, string>() : await askConsumerNames(ctx, [consumerId])
  const name = names.get(consumerId ?? '') ?? null
  return {
    consumer: name === null || side === 'consumer' ? name : maskName(name),
    merchant: view.merchant?.name ?? null,
  }
}

function orderOf({ order }: View): Content['order'] {
  if (!order) return null
  const { number, placedAt, paidFen, refundedFen } = order
  const lines = order.lines.map(({ title, quantity, amountFen, concerned }) => ({
    title,
    quantity,
    amountFen,
    concerned,
  }))
  return { number, placedAt, paidFen, refundedFen, lines }
}

const itemOf = ({ order }: View, lineId: string | null): string | null =>
  order?.lines.find(({ id }) => id === lineId)?.title ?? null

const numberedStatements = (view: View): Content['statements'] =>
  view.statements
    .filter(({ kind }) => isToldStatement(kind))
    .map(({ id, side, kind, audience, text, offer, at }, place) => ({
      number: place + 1,
      id,
      side,
      kind,
      audience,
      text,
      offer: offer && {
        remedy: remedyWords[offer.remedy],
        amountFen: offer.amountFen,
        lines: offer.lines.map(({ lineId, remedy, amountFen }) => {
          return { item: itemOf(view, lineId), remedy: remedyWords[remedy], amountFen }
        }),
      },
      at,
    }))

async function owedIn(ctx: Ctx, view: View): Promise<Content['obligations']> {
  const owed = await obligationsOf(ctx, view.id)
  return owed.map(({ basis, debtor, lineId, remedy, amountFen, dueOn, state, doneAt }) => ({
    basis: wordsFor(basisWords, basis),
    debtor,
    item: itemOf(view, lineId),
    remedy: remedyWords[remedy],
    amountFen,
    dueOn,
    state: wordsFor(owedWords, state),
    doneAt: doneAt?.toISOString() ?? null,
  }))
}

/** Paths and copies are found when the archive is packed. */
const numberedEvidence = (view: View, { links }: Checked): Evidence[] =>
  view.evidence.map(({ side, note, at, file, late }, index) => ({
    number: index + 1,
    file: file.id,
    name: file.name,
    type: file.type,
    bytes: file.bytes,
    sha256: file.sha256 ?? '',
    side,
    note,
    at,
    place: links.find(({ fileId }) => fileId === file.id)?.place ?? null,
    link: links.find(({ fileId }) => fileId === file.id)?.link ?? null,
    late,
    picture: file.thumbnail !== 'none',
    copy: 'original',
    path: null,
    copySha256: null,
    copyBytes: null,
  }))

/** The versions under which the clocks ran: those in force on the day they started. */
function rulesOf(ctx: Ctx, view: View): Content['rules'] {
  const applied = new Map<string, Content['rules'][number]>()
  for (const { rule: id, startedAt } of view.clocks) {
    const rule = ctx.rulebook.find(id, shanghaiDay(new Date(startedAt)))
    const source = rule && ctx.rulebook.source(rule.source)
    if (!rule || !source) continue
    applied.set(`${id} ${rule.from}`, {
      id,
      title: rule.title,
      source: source.title,
      number: source.number ?? null,
      article: rule.article ?? null,
      from: rule.from,
      until: rule.until ?? null,
    })
  }
  return [...applied.values()].toSorted((a, b) => a.id.localeCompare(b.id))
}
