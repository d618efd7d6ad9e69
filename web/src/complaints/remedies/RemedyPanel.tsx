import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../text/text.ts'
import { situationOfCase, type KnownOfCase } from './prefill.ts'
import { RemedyCalculator, type Screen } from './RemedyCalculator.tsx'
import { queryOf } from './situation.ts'

/** The calculator inside the page of a case: what the case knows is filled in. Nothing of it is stored. */
export function RemedyPanel({ known }: { readonly known: KnownOfCase }) {
  const { t } = useText()
  const [situation, setSituation] = useState(() => situationOfCase(known))
  const [screen, setScreen] = useState<Screen>(situation.topics.length > 0 ? 'questions' : 'topics')
  return (
    <section className="stack remedy-panel">
      <p className="quiet small">{t('remedies.panel.lead')}</p>
      <RemedyCalculator situation={situation} onChange={setSituation} screen={screen} onScreen={setScreen} />
      <p className="small no-print">
        <Link to="/remedies" search={{ ...queryOf(situation), view: screen }} target="_blank">
          {t('remedies.panel.full')}
        </Link>
      </p>
    </section>
  )
}
