import { formatFen } from '../../kernel/money.ts'
import type { Expression } from '../../kernel/remedy/formula.contract.ts'
import { workOut } from '../../kernel/remedy/formula.rules.ts'
import { toFen } from '../../kernel/remedy/fraction.rules.ts'
import type { Rulebook } from '../../kernel/rulebook/rulebook.ts'
import type { MassFormula, Missing } from './formula.contract.ts'

/** What a member brings into the formula: from the own order, and what the member was asked. Null: nobody knows it. */
export type MemberInput = {
  readonly order: { readonly goodsFen: number; readonly pieces: number; readonly refundedFen: number } | null
  readonly affected: number | null
  readonly claimFen: number
}
export type Amount = { readonly amountFen: number | null; readonly missing: readonly Missing[] }
type Words = { readonly zh: string; readonly en: string }

/** The shape of the formula in the closed language of remedies: exact until the end, rounded once. */
export function expressionOf(formula: MassFormula): Expression {
  const base = baseOf(formula)
  const left: Expression = formula.lessRefunded ? { do: 'minus', from: base, take: 'refundedFen' } : base
  return formula.atMostClaim ? { do: 'at-most', value: left, cap: 'claimFen' } : left
}

function baseOf(formula: MassFormula): Expression {
  switch (formula.kind) {
    case 'price':
      return 'goodsFen'
    case 'share':
      return { do: 'rate', of: 'goodsFen', rate: formula.rate }
    case 'piece':
      return { do: 'times', by: 'pieces', of: { do: 'fen', fen: formula.fen } }
    case 'affected':
      return { do: 'times', by: 'affected', of: { do: 'fen', fen: formula.fen } }
    case 'multiple': {
      const times: Expression = { do: 'times', by: formula.times, of: 'goodsFen' }
      return formula.floorFen === 0
        ? times
        : { do: 'at-least', value: times, floor: { do: 'fen', fen: formula.floorFen } }
    }
    case 'fixed':
      return { do: 'fen', fen: formula.fen }
  }
}

/** What one member gets, or what has to be known first. */
export function amountOf(formula: MassFormula, member: MemberInput, law: Pick<Rulebook, 'find' | 'calendar'>): Amount {
  const { order, affected, claimFen } = member
  const answers = { claimFen, ...order, ...(affected !== null && { affected }) }
  const worked = workOut(expressionOf(formula), { answers, choices: {}, optional: [] }, law)
  if ('value' in worked) return { amountFen: toFen(worked.value), missing: [] }
  const missing = worked.missing.map((name): Missing => (name === 'affected' ? 'affected' : 'order'))
  return { amountFen: null, missing: [...new Set(missing)] }
}

/** The formula as a person would say it. */
export function formulaWords(formula: MassFormula): Words {
  const base = baseWords(formula)
  return {
    zh: `${base.zh}${formula.lessRefunded ? '，扣除该订单已退的款' : ''}${formula.atMostClaim ? '，不超过本人诉求' : ''}`,
    en: `${base.en}${formula.lessRefunded ? ', less what was refunded of the order' : ''}${formula.atMostClaim ? ', at most what was asked for' : ''}`,
  }
}

const percent = (rate: number): string => `${rate / 100}%`
function baseWords(formula: MassFormula): Words {
  switch (formula.kind) {
    case 'price':
      return { zh: '所涉商品的实付价款', en: 'the price of the goods concerned' }
    case 'share':
      return {
        zh: `所涉商品实付价款的 ${percent(formula.rate)}`,
        en: `${percent(formula.rate)} of the price of the goods concerned`,
      }
    case 'piece':
      return { zh: `购买件数 × ${formatFen(formula.fen)}`, en: `pieces bought × ${formatFen(formula.fen)}` }
    case 'affected':
      return { zh: `受影响件数 × ${formatFen(formula.fen)}`, en: `pieces affected × ${formatFen(formula.fen)}` }
    case 'multiple':
      return {
        zh: `所涉商品实付价款的 ${formula.times} 倍${formula.floorFen > 0 ? `，不足 ${formatFen(formula.floorFen)} 的按 ${formatFen(formula.floorFen)}` : ''}`,
        en: `${formula.times} × the price of the goods concerned${formula.floorFen > 0 ? `, but at least ${formatFen(formula.floorFen)}` : ''}`,
      }
    case 'fixed':
      return { zh: `每人 ${formatFen(formula.fen)}`, en: `${formatFen(formula.fen)} for each member` }
  }
}

/** With this member's numbers in it: what stands beside the amount. */
export function memberWords(formula: MassFormula, member: MemberInput, amountFen: number): Words {
  const { order, affected, claimFen } = member
  const numbers = numbersIn(formula, order, affected)
  const less = formula.lessRefunded && order && order.refundedFen > 0 ? ` − ${formatFen(order.refundedFen)}` : ''
  const capped = formula.atMostClaim && amountFen === claimFen
  const sum = `${numbers}${less} = ${formatFen(amountFen)}`
  return {
    zh: capped ? `${numbers}${less}，不超过诉求 ${formatFen(claimFen)}` : sum,
    en: capped ? `${numbers}${less}, at most ${formatFen(claimFen)} asked for` : sum,
  }
}

function numbersIn(formula: MassFormula, order: MemberInput['order'], affected: number | null): string {
  const goods = formatFen(order?.goodsFen ?? 0)
  switch (formula.kind) {
    case 'price':
      return goods
    case 'share':
      return `${goods} × ${percent(formula.rate)}`
    case 'piece':
      return `${order?.pieces ?? 0} × ${formatFen(formula.fen)}`
    case 'affected':
      return `${affected ?? 0} × ${formatFen(formula.fen)}`
    case 'multiple':
      return formula.floorFen > 0
        ? `max(${goods} × ${formula.times}, ${formatFen(formula.floorFen)})`
        : `${goods} × ${formula.times}`
    case 'fixed':
      return formatFen(formula.fen)
  }
}
