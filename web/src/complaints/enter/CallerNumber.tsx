import { useState } from 'react'
import { openCaller } from '../../../../src/complaints/enter/caller.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'

/** In full only when somebody asks for it: that is recorded. */
export function CallerNumber({ complaint }: { readonly complaint: string }) {
  const { t } = useText()
  const [opened, setOpened] = useState(false)
  const { data, problem } = useRoute(openCaller, { id: complaint }, { enabled: opened })
  if (problem?.status === 404) return <p className="quiet">{t('enter.caller.none')}</p>
  if (problem) return <Problem problem={problem} />
  if (!data)
    return (
      <p className="row">
        <button type="button" className="plain-button" onClick={() => setOpened(true)}>
          {t('enter.caller.open')}
        </button>
        <span className="quiet small">{t('enter.caller.openHelp')}</span>
      </p>
    )
  const lines = [
    { label: t('enter.field.name'), value: data.name },
    { label: t('enter.field.phone'), value: data.phone },
    { label: t('enter.field.email'), value: data.email },
    { label: t('enter.field.handle'), value: data.handle },
    { label: t('enter.field.orderHint'), value: data.orderHint },
    { label: t('enter.field.shop'), value: data.shopHint },
  ]
  return (
    <dl className="entry-summary">
      {lines
        .filter(({ value }) => value !== null)
        .map(({ label, value }) => (
          <div key={label}>
            <dt className="quiet small">{label}</dt>
            <dd className="number">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
