import type { z } from 'zod'
import type { Basis } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { ConfidenceMark } from '../../policies/marks.tsx'
import { dateOf } from '../../policies/words.ts'
import { useText } from '../../text/text.ts'
import { hasNumber } from './source-number.ts'

/** The text, the article, since when, and how sure we are. */
export function BasisLine({ basis }: { readonly basis: z.infer<typeof Basis> }) {
  const { t, say, language } = useText()
  const { source, article, from, until } = basis
  const title = say(source.title)
  return (
    <>
      {language === 'zh' ? `《${title}》` : title}{' '}
      {source.number && hasNumber(source.number, language) && <span className="quiet">{source.number} </span>}
      {article && <strong>{t('remedies.card.article', { article })}</strong>}{' '}
      <span className="quiet small">
        {until === null
          ? t('remedies.card.since', { from: dateOf(from) })
          : t('remedies.card.between', { from: dateOf(from), until: dateOf(until) })}
      </span>{' '}
      <ConfidenceMark confidence={basis.confidence} />
      {!basis.mayBlock && <span className="small"> {t('remedies.card.warnOnly')}</span>}
    </>
  )
}
