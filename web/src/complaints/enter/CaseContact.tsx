import { readMasked } from '../../../../src/kernel/reading/reading.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { PersonalData } from '../../parts/PersonalData.tsx'
import { useText } from '../../text/text.ts'

/** How whoever complained is reached, masked; a case of which nothing is known shows nothing. */
export function CaseContact({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data } = useRoute(readMasked, { case: id })
  if (!data || data.fields.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('reading.title')}</h2>
      <PersonalData of={id} />
    </section>
  )
}
