import { Counter } from 'prom-client'
import { registry } from '../http/metrics.ts'
import { personalIn } from './find.rules.ts'
import type { Grade, PersonalKind } from './kind.rules.ts'

const seen = new Counter({
  name: 'xiaobao_personal_data_leaving_total',
  help: 'Texts on their way out of the house that held personal data, by where and kind; in the log it was masked',
  labelNames: ['where', 'kind'],
  registers: [registry],
})

export type Door = 'log' | 'webhook' | 'command'

/** Counts what of a text is personal on its way out, and says which kinds: whoever sends it warns, whoever watches sees it rise. */
export function countLeaving(where: Door, text: string, least: Grade): readonly PersonalKind[] {
  const kinds = [...new Set(personalIn(text, { least }).map(({ kind }) => kind))]
  for (const kind of kinds) seen.inc({ where, kind })
  return kinds
}
