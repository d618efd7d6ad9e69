import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import type { Capability } from '../kernel/capability.ts'
import { calendarRefusals } from './calendar.contract.ts'
import { recount } from './calendar.jobs.ts'
import { calendarRoutes } from './calendar.routes.ts'
import { deadlineRoutes } from './deadline.routes.ts'
import { ruleRoutes } from './rule.routes.ts'
import { findRules } from './rule.rules.ts'

export { importCalendarYear } from './calendar.actions.ts'

/** Chapter 2 of the plan: the law and the plan's own rules, open to everyone. */
export const policies: Capability = {
  name: 'policies',
  title: { zh: '消费者权益保护政策', en: 'Consumer-protection policies' },
  routes: [...ruleRoutes, ...calendarRoutes, ...deadlineRoutes],
  jobs: [recount],
  refusals: calendarRefusals,
  // The calendar is public, and so is who imported it.
  subjects: { calendar: async () => true },
  facts: {
    'calendar.imported': { zh: '导入工作日历', en: 'A working-day calendar was imported' },
  },
  search: async ({ rulebook, now }, text, limit) =>
    findRules(rulebook, { text }, shanghaiDay(now))
      .slice(0, limit)
      .map((rule) => ({
        title: `${rule.title.zh} · ${rule.title.en}`,
        detail: rule.source.title.zh,
        href: `/rules/${rule.id}`,
        kind: { zh: '规则', en: 'Rule' },
      })),
}
