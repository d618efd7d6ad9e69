import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { BodyView } from '../../../../src/complaints/bodies/body.contract.ts'
import { kindWords } from '../../../../src/complaints/bodies/kind-words.contract.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { DayText } from '../../parts/When.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

type Props = {
  readonly of: BodyView
  readonly onEdit?: () => void
  /** Below which heading it stands. */ readonly level?: 2 | 3
  /** In a case: how to reach it; the rest stands in the directory. */ readonly brief?: boolean
  readonly children?: ReactNode
}

/** One body, as a reader needs it: what it does, how it is reached, what to bring. */
export function BodyCard({ of, onEdit, level = 3, brief = false, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const { t, say, language, list } = useText()
  const amounts = useAmounts(of)
  const either = (words: { zh: string; en: string }) => (language === 'en' && words.en ? words.en : words.zh)
  return (
    <article className="surface stack-tight body-card">
      <header className="row row-apart">
        <Heading className="body-name">{either(of.name)}</Heading>
        {onEdit && (
          <Button size="small" className="no-print" onClick={onEdit}>
            {t('bodies.edit')}
          </Button>
        )}
      </header>
      <p className="row quiet small">
        <span>
          {say(kindWords[of.kind])} · {of.regions.length === 0 ? t('bodies.whole') : of.area}
        </span>
        <Checked on={of.checkedOn} />
      </p>
      {children}
      <p>{either(of.about)}</p>
      <dl className="body-lines">
        <Line label={t('bodies.phone')}>{of.phone && <a href={`tel:${of.phone}`}>{of.phone}</a>}</Line>
        <Line label={t('bodies.website')}>
          {of.website && (
            <a href={of.website} rel="noreferrer noopener" target="_blank">
              {of.website}
            </a>
          )}
        </Line>
        {!brief && (
          <>
            <Line label={t('bodies.address')}>{of.address}</Line>
            <Line label={t('bodies.hours')}>{of.hours}</Line>
            <Line label={t('bodies.takes')}>{list(of.categories.map((one) => t(`complaints.category.${one}`)))}</Line>
            <Line label={t('bodies.amounts')}>{amounts}</Line>
            <Line label={t('bodies.bring')}>{either(of.bring)}</Line>
            <Line label={t('bodies.fees')}>{either(of.fees)}</Line>
            <Line label={t('bodies.source')}>{of.source}</Line>
          </>
        )}
      </dl>
    </article>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (!children) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Checked({ on }: { readonly on: string | null }) {
  const { t } = useText()
  if (on === null) return <StateTag tone="risk">{t('bodies.unchecked')}</StateTag>
  return (
    <span>
      {t('bodies.checkedOn')} <DayText day={on} />
    </span>
  )
}

function useAmounts({ fromFen, toFen }: BodyView): string {
  const { t } = useText()
  if (fromFen !== null && toFen !== null)
    return t('bodies.between', { from: moneyWords(fromFen), to: moneyWords(toFen) })
  if (fromFen !== null) return t('bodies.atLeast', { from: moneyWords(fromFen) })
  return toFen === null ? '' : t('bodies.atMost', { to: moneyWords(toFen) })
}
