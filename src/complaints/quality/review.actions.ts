import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { markOf } from '../../kernel/rulebook/checklist.rules.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { activePerson } from '../../kernel/access/people.ts'
import type * as contract from './quality.contract.ts'
import type { Findings, ReviewStep, ReviewView } from './quality.contract.ts'
import { problemOf, stepsFor } from './review.rules.ts'
import * as store from './review.store.ts'
import { standingTo, view, type Standing } from './show.actions.ts'
import * as tasks from './task.store.ts'
import { tellObjected, tellPerson } from './tell.actions.ts'

type Asked = { readonly id: string; readonly version?: number | undefined }
/** The review is held; a step that is not the caller's, or not of this moment, is refused. The case itself is only ever read. */
export async function take(
  ctx: Ctx,
  step: ReviewStep,
  { id, version }: Asked,
): Promise<Standing & { readonly review: store.Review }> {
  const review = found(await store.hold(ctx, id), 'quality-review')
  const standing = await standingTo(ctx, review)
  const calibrated = (await store.calibrationOf(ctx, id)) !== undefined
  if (!stepsFor(review, standing.who, calibrated).includes(step)) refuse('quality.not-now')
  if (version !== undefined && version !== review.version) refuse('quality.changed-meanwhile')
  return { ...standing, review }
}

/** By the version of the checklist under which the review was begun. */
function marked(ctx: Ctx, review: store.Review, findings: Findings) {
  const rule = ctx.rulebook.ruleOf('checklist', 'quality.checklist', review.checklist)
  const problem = problemOf(findings, rule.items)
  if (problem) refuse(problem.code, { field: problem.field })
  return markOf(rule, Object.fromEntries(Object.entries(findings).map(([id, { found: what }]) => [id, what])))
}

export async function fileResult(ctx: Ctx, input: Input<typeof contract.fileResult>): Promise<ReviewView> {
  const { review } = await take(ctx, 'review', input)
  const { score, failed } = marked(ctx, review, input.findings)
  const after = {
    ...review,
    state: 'done' as const,
    findings: input.findings,
    score,
    failed,
    finding: input.finding,
    doneAt: ctx.now,
  }
  await store.save(ctx, after)
  for (const task of input.tasks) await addTask(ctx, review, task)
  await record(ctx, [
    { kind: 'quality.reviewed', subject: review.id, data: { score, failed, tasks: input.tasks.length } },
  ])
  if (review.calibrates === null) await tellPerson(ctx, review.agentId, 'quality.result', review)
  return view(ctx, after)
}

async function addTask(
  ctx: Ctx,
  review: store.Review,
  { text, owner, dueOn }: Input<typeof contract.fileResult>['tasks'][number],
) {
  if (dueOn < shanghaiDay(ctx.now)) refuse('quality.due-passed', { field: 'tasks' })
  const person = await activePerson(ctx, owner)
  if (!person || !person.roles.some((role) => ['agent', 'admin', 'governance-officer'].includes(role)))
    refuse('quality.no-reviewer', { field: 'tasks' })
  await tasks.insert(ctx, { reviewId: review.id, id: newId('qtk'), text, ownerId: owner, dueOn })
  if (owner !== review.agentId) await tellPerson(ctx, owner, 'quality.task', review)
}

/** Once; an objection goes to somebody else. */
export async function answerReview(ctx: Ctx, input: Input<typeof contract.answerReview>): Promise<ReviewView> {
  const { review } = await take(ctx, 'answer', input)
  const state = input.objects ? ('objected' as const) : ('answered' as const)
  const after = { ...review, state, answer: input.text, answeredAt: ctx.now }
  await store.save(ctx, after)
  await record(ctx, [{ kind: input.objects ? 'quality.objected' : 'quality.answered', subject: review.id }])
  if (input.objects) await tellObjected(ctx, review)
  return view(ctx, after)
}

export async function decideObjection(ctx: Ctx, input: Input<typeof contract.decideObjection>): Promise<ReviewView> {
  const { review } = await take(ctx, 'decide', input)
  const { decision, text, findings } = input
  if (decision === 'changed' && !findings) return refuse('quality.findings-needed', { field: 'findings' })
  const changed = decision === 'changed' && findings ? { findings, ...marked(ctx, review, findings) } : {}
  const decided = {
    state: 'decided' as const,
    decision,
    decisionText: text,
    decidedBy: ctx.actor.id,
    decidedAt: ctx.now,
  }
  const after = { ...review, ...changed, ...decided }
  await store.save(ctx, after)
  await record(ctx, [{ kind: 'quality.decided', subject: review.id, data: { decision } }])
  await tellPerson(ctx, review.agentId, 'quality.decided', review)
  return view(ctx, after)
}

export async function closeTask(ctx: Ctx, { id, task, note }: Input<typeof contract.closeTask>): Promise<ReviewView> {
  const review = found(await store.hold(ctx, id), 'quality-review')
  const { who } = await standingTo(ctx, review)
  const one = found(
    (await tasks.tasksOf(ctx, [id])).find((other) => other.id === task),
    'quality-task',
  )
  if (one.ownerId !== who.id && (!who.leads || who.handled)) refuse('quality.not-now')
  if (!(await tasks.finish(ctx, { reviewId: id, id: task, note }))) refuse('quality.task-done')
  await record(ctx, [{ kind: 'quality.task-done', subject: id, data: { task } }])
  return view(ctx, review)
}
