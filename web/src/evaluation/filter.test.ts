import { expect, test } from 'vitest'
import type { ClauseLine, PlanChapter, PlanState } from '../../../src/evaluation/plan.contract.ts'
import { filterChapters, type Filter } from './filter.ts'

const words = (zh: string, en: string) => ({ zh, en })
const line = (id: string, state: PlanState, title = words('期限', 'Limits')): ClauseLine => ({
  id,
  title,
  summary: words('按期办结 7.3.1', 'Finished in time'),
  owner: id.startsWith('7') ? 'agent' : 'inspector',
  state,
  since: null,
  reasons: [],
  controls: { built: 1, total: 1 },
})
const chapter = (id: string, clauses: ClauseLine[]): PlanChapter => ({
  id,
  title: words('章', 'Chapter'),
  state: 'kept',
  counts: { kept: 0, 'at-risk': 0, broken: 0, 'not-built': 0 },
  controls: { built: 1, total: 1 },
  clauses,
})
const plan = [
  chapter('3', [line('3.1.1', 'kept', words('抽检', 'Sampling'))]),
  chapter('7', [line('7.3.1', 'kept'), line('7.3.2', 'broken'), line('7.1.1', 'kept', words('调解', 'Mediation'))]),
]
const none: Filter = { states: [], owner: '', text: '' }
const ids = (filter: Partial<Filter>) =>
  filterChapters(plan, { ...none, ...filter }).flatMap((one) => one.clauses.map(({ id }) => id))

test('without a filter every clause is shown', () => {
  expect(ids({})).toEqual(['3.1.1', '7.3.1', '7.3.2', '7.1.1'])
})

test('states add up, other filters narrow, and a chapter without a hit is left out', () => {
  expect(ids({ states: ['broken'] })).toEqual(['7.3.2'])
  expect(ids({ states: ['broken', 'kept'], owner: 'agent' })).toEqual(['7.3.1', '7.3.2', '7.1.1'])
  expect(filterChapters(plan, { ...none, owner: 'inspector' }).map(({ id }) => id)).toEqual(['3'])
})

test('words are found in either language, whatever the case', () => {
  expect(ids({ text: '抽检' })).toEqual(['3.1.1'])
  expect(ids({ text: ' mediATION ' })).toEqual(['7.1.1'])
})

test('a number finds the clause and what stands under it, not every clause that mentions it', () => {
  expect(ids({ text: '7.3' })).toEqual(['7.3.1', '7.3.2'])
  expect(ids({ text: '7.3.1' })).toEqual(['7.3.1'])
  expect(ids({ text: '9' })).toEqual([])
})
