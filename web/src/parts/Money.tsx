import { moneyWords, type Currency } from '../text/money.ts'

export const Money = ({ fen, currency = 'CNY' }: { readonly fen: number; readonly currency?: Currency }) => (
  <span className="number">{moneyWords(fen, currency)}</span>
)
