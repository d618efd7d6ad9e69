import { fileURLToPath } from 'node:url'
import { factWordsOf, routeKey, type Capability } from '../kernel/capability.ts'
import { measurePlan } from './measure.actions.ts'
import { loadPlan } from './plan-file.store.ts'
import { measurePlanJob } from './plan.jobs.ts'
import { planRoutes } from './plan.routes.ts'
import { supervisionRefusals } from './supervision.contract.ts'
import { supervisionRoutes } from './supervision.routes.ts'
import { existingOf, searchClauses, type Abilities, type Ability } from './plan-view.rules.ts'

const planFolder = fileURLToPath(new URL('../../plan', import.meta.url))

/** Chapters 1 and 10. It learns what the product can do from the list it is given, once everything is plugged in. */
export function evaluation(capabilities: () => readonly Capability[], folder = planFolder): Capability {
  const installed = {
    plan: loadPlan(folder),
    abilities: () => abilitiesOf(capabilities()),
    factWords: () => factWordsOf(capabilities()),
  }
  return {
    name: 'evaluation',
    title: { zh: '评估与改进', en: 'Evaluation and improvement' },
    routes: [...planRoutes(installed), ...supervisionRoutes(installed)],
    jobs: [measurePlanJob(installed)],
    refusals: supervisionRefusals,
    facts: {
      'plan.measured': { zh: '重算预案执行情况', en: 'The plan was measured' },
      'clause.state-changed': { zh: '条款状态变化', en: 'A clause changed its state' },
      'supervision.exported': { zh: '导出监管概览', en: 'Supervision figures were exported' },
    },
    // The plan is public, and so is how well it is kept.
    subjects: { plan: async () => true, clause: async () => true },
    search: async (_ctx, text, limit) => searchClauses(installed.plan, text, limit),
    demo: async (ctx, progress) => {
      await measurePlan(ctx, installed.plan, existingOf(installed.abilities()))
      progress(1, { zh: '算出各条款的状态', en: 'The state of every clause is computed' })
    },
  }
}

export function abilitiesOf(capabilities: readonly Capability[]): Abilities {
  const routes = capabilities
    .flatMap((one) => one.routes)
    .map(({ route }): Ability => {
      return { key: routeKey(route), words: route.summary, clause: route.clause ?? null }
    })
  const jobs = capabilities.flatMap((one) => one.jobs ?? [])
  const started = jobs.map((job): Ability => ({ key: `job ${job.name}`, words: job.title, clause: null }))
  const reactions = capabilities.flatMap((one) => one.reactions ?? [])
  const following = reactions.map(({ name }): Ability => ({ key: `reaction ${name}`, words: null, clause: null }))
  return new Map([...routes, ...started, ...following].map((ability) => [ability.key, ability]))
}
