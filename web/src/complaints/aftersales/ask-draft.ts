import type { z } from 'zod'
import type { AskReason } from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import type { assess, Assessment } from '../../../../src/complaints/aftersales/filing.contract.ts'
import type { AfterSalesRequest } from '../../../../src/kernel/rulebook/aftersales-rule.contract.ts'

export type AskDraft = {
  readonly quantity: number
  readonly said: readonly string[]
  readonly receivedOn: string
  readonly request: AfterSalesRequest | null
  readonly reason: AskReason | null
  readonly text: string
  readonly files: readonly string[]
}
export const emptyAsk: AskDraft = {
  quantity: 1,
  said: [],
  receivedOn: '',
  request: null,
  reason: null,
  text: '',
  files: [],
}

export type Judged = z.output<(typeof assess)['output']>
export type Chosen = z.output<typeof Assessment>
export type AskProps = {
  readonly value: AskDraft
  readonly change: (part: Partial<AskDraft>) => void
}
