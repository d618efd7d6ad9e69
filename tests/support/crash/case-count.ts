import { runSql } from '../sql.ts'

export type CaseReport = {
  readonly cases: number
  readonly steps: number
  readonly lostSteps: number
  readonly doubledSteps: number
  /** Cases whose clocks are not the one set that their steps started, or that do not have exactly one timer armed. */
  readonly wrongClocks: number
  readonly missingNotices: number
  readonly doubledNotices: number
}

/** Which notices a fact leads to, each to one person. */
const told: Readonly<Record<string, readonly string[]>> = {
  'complaint.filed': ['complaint.filed', 'complaint.new-for-merchant'],
  'complaint.acknowledged': ['complaint.acknowledged', 'complaint.merchant-asked'],
  'complaint.merchant-asked': ['complaint.merchant-asked'],
  'complaint.merchant-answered': ['complaint.merchant-answered', 'complaint.answer-arrived'],
}
/** Which clocks of the platform a step starts; the statutory ones beside them are started with the filing. */
const started: Readonly<Record<string, readonly string[]>> = {
  'complaint.filed': ['complaint.finish.platform', 'complaint.respond.platform'],
  'complaint.acknowledged': ['complaint.merchant-reply.platform'],
  'complaint.merchant-answered': ['complaint.consumer-answer'],
}

/** What the database holds of the cases that were acknowledged, read with plain SQL. */
export async function countCases(database: string, cases: ReadonlyMap<string, readonly string[]>): Promise<CaseReport> {
  const facts = await stepsIn(database)
  const steps = [...cases].flatMap(([id, done]) => done.map((kind) => `${id} ${kind}`))
  const acknowledged = new Set(steps)
  const { missing, doubled } = await noticesOf(database, facts)
  return {
    cases: cases.size,
    steps: steps.length,
    lostSteps: steps.filter((step) => !facts.has(step)).length,
    // Nobody stops before an answer: a step that nobody knows of was done beside the one that was acknowledged.
    doubledSteps: [...facts].reduce((sum, [step, ids]) => sum + ids.length - (acknowledged.has(step) ? 1 : 0), 0),
    wrongClocks: await wrongClocksOf(database, cases),
    missingNotices: missing,
    doubledNotices: doubled,
  }
}

/** `complaint kind` to the ids of its facts; what somebody said must be there as often as the timeline says. */
async function stepsIn(database: string): Promise<Map<string, string[]>> {
  const kinds = ['filed', 'acknowledged', 'statement-added', 'merchant-asked', 'merchant-answered']
  const list = kinds.map((kind) => `'complaint.${kind}'`).join(', ')
  const rows = await runSql(
    database,
    `select f.subject || ' ' || f.kind as step, f.id, s.statements - t.told as surplus
       from kernel.fact f
       join (select complaint_id, count(*) as statements from complaints.statement group by 1) s on s.complaint_id = f.subject
       join (select subject, count(*) as told from kernel.fact where kind in (${list}) group by 1) t on t.subject = f.subject
      where f.kind in (${list})`,
  )
  if (rows.some(({ surplus }) => Number(surplus) !== 0))
    throw new Error('a case has more or fewer statements than steps')
  const steps = new Map<string, string[]>()
  for (const { step, id } of rows) steps.set(String(step), [...(steps.get(String(step)) ?? []), String(id)])
  return steps
}

async function noticesOf(database: string, facts: ReadonlyMap<string, readonly string[]>) {
  const expected = [...facts].flatMap(([step, ids]) =>
    (told[step.split(' ')[1] ?? ''] ?? []).flatMap((template) => ids.map((id) => `${template} ${template}:${id}`)),
  )
  const rows = await runSql(
    database,
    `select template || ' ' || dedupe as notice, count(*)::int as n from kernel.notice
      where channel = 'in-app' and template like 'complaint.%' group by 1`,
  )
  const there = new Map(rows.map(({ notice, n }) => [String(notice), Number(n)]))
  const missing = expected.filter((notice) => !there.has(notice))
  if (missing.length > 0) console.log(`missing notices:\n${missing.join('\n')}`)
  return {
    missing: missing.length,
    doubled:
      [...there.values()].reduce((sum, n) => sum + n - 1, 0) +
      [...there.keys()].filter((one) => !expected.includes(one)).length,
  }
}

async function wrongClocksOf(database: string, cases: ReadonlyMap<string, readonly string[]>): Promise<number> {
  const rows = await runSql(
    database,
    `select c.id, c.stage_clock, array_agg(k.rule order by k.rule) as rules,
            count(*) filter (where k.id = c.stage_clock and k.stopped_at is null)::int as armed
       from complaints.complaint c join kernel.clock k on k.subject = c.id group by c.id, c.stage_clock`,
  )
  const right = rows.filter(({ id, rules, armed }) => {
    const all = Array.isArray(rules) ? rules.map(String) : []
    const own = (cases.get(String(id)) ?? []).flatMap((step) => started[step] ?? []).toSorted()
    const platform = all.filter((rule) => rule.startsWith('complaint.'))
    return armed === 1 && new Set(all).size === all.length && platform.join() === own.join()
  })
  return Math.max(rows.length, cases.size) - right.filter(({ id }) => cases.has(String(id))).length
}
