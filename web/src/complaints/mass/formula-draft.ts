import { formulaKinds, MassFormula } from '../../../../src/complaints/mass/formula.contract.ts'
import { fenOf } from '../../text/money.ts'

/** What is being typed; amounts as people write them. */
export type FormulaDraft = {
  readonly kind: (typeof formulaKinds)[number]
  readonly rate: string
  readonly fen: string
  readonly times: string
  readonly floor: string
  readonly lessRefunded: boolean
  readonly atMostClaim: boolean
}

const yuan = (fen: number): string => (fen / 100).toFixed(2)
export function draftOf(formula: MassFormula | undefined): FormulaDraft {
  const empty = {
    kind: 'price',
    rate: '50',
    fen: '',
    times: '3',
    floor: '0',
    lessRefunded: true,
    atMostClaim: true,
  } as const
  if (!formula) return empty
  return {
    ...empty,
    kind: formula.kind,
    lessRefunded: formula.lessRefunded,
    atMostClaim: formula.atMostClaim,
    ...('rate' in formula && { rate: String(formula.rate / 100) }),
    ...('fen' in formula && { fen: yuan(formula.fen) }),
    ...('times' in formula && { times: String(formula.times), floor: yuan(formula.floorFen) }),
  }
}

/** Null while what is typed is no formula. */
export function formulaFrom({ kind, rate, fen, times, floor, ...rest }: FormulaDraft): MassFormula | null {
  const typed = {
    price: {},
    share: { rate: Math.round(Number(rate) * 100) },
    piece: { fen: fenOf(fen) },
    affected: { fen: fenOf(fen) },
    multiple: { times: Number(times), floorFen: fenOf(floor) },
    fixed: { fen: fenOf(fen) },
  }[kind]
  return MassFormula.safeParse({ kind, ...typed, ...rest }).data ?? null
}
