import type { Capability } from '../capability.ts'
import { handle, type BoundRoute } from '../http/handle.ts'
import { readingFacts } from './facts.rules.ts'
import { showMasked } from './masked.actions.ts'
import * as contract from './reading.contract.ts'
import { reveal } from './reveal.actions.ts'
import * as register from './register.actions.ts'
import * as registers from './register.contract.ts'
import type { ReadingSources } from './source.ts'

/** What the kernel plugs in for reading personal data: README.md. The cases themselves belong to the capabilities. */
export const readingPart = (capabilities: () => readonly Capability[]): Partial<Capability> => ({
  routes: routesOf(() => Object.assign({}, ...capabilities().map(({ readings }) => readings ?? {}))),
  refusals: contract.readingRefusals,
  facts: readingFacts,
})

const routesOf = (sources: () => ReadingSources): readonly BoundRoute[] => [
  handle(contract.readMasked, (ctx, { case: id }) => showMasked(ctx, sources(), id)),
  handle(contract.reveal, (ctx, wish) => reveal(ctx, sources(), wish), { outside: true }),
  handle(registers.listOwnReadings, (ctx, page) => register.listOwn(ctx, sources(), page)),
  handle(registers.listReadings, (ctx, wanted) => register.listAll(ctx, sources(), wanted)),
  handle(registers.exportReadings, async (ctx, filter) => ({
    body: await register.exportAll(ctx, sources(), filter),
    type: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': 'attachment; filename="readings.csv"' },
  })),
]
