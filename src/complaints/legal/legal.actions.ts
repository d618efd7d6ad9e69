import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { newId } from '../../kernel/id.ts'
import { found, Refusal, refuse } from '../../kernel/refusal.ts'
import { readBody } from '../bodies/body.actions.ts'
import {
  attach,
  begin,
  closedFact,
  ended,
  everybody,
  finish,
  say,
  type StepInput,
  type Taken,
} from '../complaint.actions.ts'
import type { State } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { sourcesOf } from '../intake/source.store.ts'
import { performanceDay } from '../performance/obligation.actions.ts'
import { replaceObligations } from '../performance/obligation.store.ts'
import * as rules from './legal.rules.ts'
import * as store from './legal.store.ts'
import { isDecided, LegalDocument } from './outcome.contract.ts'

/** The result of a court, an arbitration body or an authority: entered by the platform, or reported by a side and confirmed here. */

export type Saying = StepInput & LegalDocument & { readonly text: string; readonly files: readonly string[] }

/** By the platform: it counts at once. */
export async function enterLegalResult(ctx: Ctx, input: Saying): Promise<Complaint> {
  const taken = await begin(ctx, 'enter_legal_result', input)
  const document = await read(ctx, taken.before.id, input)
  const to = targetOf(document, taken.before)
  const kept = await keep(ctx, { taken, document, input }, to)
  return carryOut(ctx, { ...taken, document, to }, kept)
}

/** By a side, with the document; nothing moves before the platform has looked at it. */
export async function reportLegalResult(ctx: Ctx, input: Saying): Promise<Complaint> {
  const taken = await begin(ctx, 'report_legal_result', input)
  const document = await read(ctx, taken.before.id, input)
  if (input.files.length === 0) refuse('legal.file-missing', { field: 'files' })
  const kept = await keep(ctx, { taken, document, input }, null)
  const data = { ...kept, outcome: document.outcome }
  return finish(ctx, taken, [{ kind: 'complaint.legal-result-reported', subject: taken.before.id, data }])
}

type Deciding = StepInput & { readonly result: string; readonly confirms: boolean; readonly text: string }
export async function decideLegalReport(ctx: Ctx, { result, confirms, text, ...input }: Deciding): Promise<Complaint> {
  const taken = await begin(ctx, 'enter_legal_result', input)
  const { before, side } = taken
  const report = found(
    (await store.resultsOf(ctx, before.id)).find(({ id }) => id === result),
    'legal-result',
  )
  if (report.state !== 'reported') refuse('legal.decided-already')
  const statement = await say(ctx, before.id, { side, kind: 'result', audience: everybody, text })
  const told = { result, statement, by: side }
  const to = confirms ? targetOf(report, before) : null
  await store.decide(ctx, report, { state: to === null ? 'refused' : 'entered', ledTo: to, answerId: statement })
  if (to !== null) return carryOut(ctx, { ...taken, document: report, to }, told)
  const after = { ...taken.after, state: before.state }
  const data = { ...told, outcome: report.outcome }
  return finish(ctx, { before, after }, [{ kind: 'complaint.legal-report-refused', subject: before.id, data }])
}

const targetOf = (document: LegalDocument, before: Complaint): State =>
  rules.leadsTo(document, before) ?? refuse('complaint.step-not-now')

/** Checked, and with the name of its body: of the directory, as it was written, or the one to which the matter had gone. */
async function read(ctx: Ctx, id: string, input: Saying): Promise<LegalDocument> {
  const document = LegalDocument.strip().parse(input)
  rules.checkDocument(document, shanghaiDay(ctx.now))
  const { bodyId } = document
  if (bodyId !== null) return { ...document, body: await nameOf(ctx, bodyId) }
  if (document.body !== '') return document
  const gone = (await sourcesOf(ctx, id)).findLast(({ channel }) => channel === 'legal')
  return { ...document, body: gone?.origin ?? refuse('legal.body-missing', { field: 'body' }) }
}

async function nameOf(ctx: Ctx, bodyId: string): Promise<string> {
  try {
    const { current, versions } = await readBody(ctx, bodyId)
    const one = versions.find(({ version }) => version === current) ?? versions[0]
    return one?.name.zh ?? refuse('legal.body-unknown', { field: 'bodyId' })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') refuse('legal.body-unknown', { field: 'bodyId' })
    throw error
  }
}

type Kept = { readonly result: string; readonly statement: string; readonly by: string }
type Keeping = { readonly taken: Taken; readonly document: LegalDocument; readonly input: Saying }
async function keep(ctx: Ctx, { taken, document, input }: Keeping, to: State | null): Promise<Kept> {
  const { before, side } = taken
  const kind = to === null ? 'message' : 'result'
  const statementId = await say(ctx, before.id, { side, kind, audience: everybody, text: input.text })
  await attach(ctx, before.id, { files: input.files, side })
  const id = newId('lgr')
  const made = { ...document, id, complaintId: before.id, side, statementId, documentFile: input.files[0] ?? null }
  if (!(await store.insert(ctx, { ...made, state: to === null ? 'reported' : 'entered', ledTo: to })))
    refuse('legal.known', { field: 'reference' })
  return { result: id, statement: statementId, by: side }
}

type Carrying = Taken & { readonly document: LegalDocument; readonly to: State }
/** What follows: it is performed, it is over, it goes on where it stood, or it stands still for another ninety days. */
async function carryOut(ctx: Ctx, { before, after, document, to }: Carrying, kept: Kept): Promise<Complaint> {
  const { outcome, amountFen } = document
  const entered: NewFact = {
    kind: 'complaint.legal-result-entered',
    subject: before.id,
    data: { ...kept, outcome, amountFen, to },
  }
  if (!isDecided(outcome)) {
    const back: readonly NewFact[] =
      to === 'legal_route'
        ? []
        : [{ kind: 'complaint.came-back-from-law', subject: before.id, data: { ...kept, outcome, to } }]
    return finish(ctx, { before, after: { ...after, state: to }, renew: to === before.state }, [entered, ...back])
  }
  const ordered = rules.orderedBy(document, before.remedies)
  // What a body decided takes the place of what the platform had ruled or the two had agreed; what was done stays done.
  await replaceObligations(ctx, before.id, rules.owedBy(ordered, performanceDay(ctx)))
  const decided = { ...after, proven: false, outcomeFen: amountFen, obligated: ordered.length > 0 }
  if (to === 'performing') return finish(ctx, { before, after: { ...decided, state: to } }, [entered])
  const ending = { outcome: 'legal_ended', amountFen } as const
  const closed = closedFact(before.id, ending, { statement: kept.statement })
  return finish(ctx, { before, after: ended(ctx, decided, ending) }, [entered, closed])
}
