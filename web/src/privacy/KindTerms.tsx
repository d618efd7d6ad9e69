import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Kind } from '../../../src/privacy/fields/fields.contract.ts'
import * as words from '../../../src/privacy/fields/fields-words.contract.ts'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'

const tones = { public: 'plain', internal: 'plain', personal: 'info', sensitive: 'risk' } as const satisfies Record<
  Kind['class'],
  Tone
>
export function ClassTag({ of }: { readonly of: Kind['class'] }) {
  const { say } = useText()
  return <StateTag tone={tones[of]}>{say(words.classWords[of])}</StateTag>
}

/** What holds for a kind of data, as one reads it out to somebody who asks. */
export function KindTerms({ of }: { readonly of: Kind }) {
  const { t, say, list } = useText()
  return (
    <dl className="kind-terms">
      <Term name={t('fields.kind')}>{say(of.title)}</Term>
      {of.category && <Term name={t('fields.category')}>{say(words.categoryWords[of.category])}</Term>}
      {of.purposes.length > 0 && (
        <Term name={t('fields.purposes')}>{list(of.purposes.map((one) => say(words.purposeWords[one])))}</Term>
      )}
      {of.basis && <Term name={t('fields.basis')}>{say(of.basis)}</Term>}
      {of.keep && (
        <Term name={t('fields.keep')}>
          {of.keep.rule ? <Link to={`/rules/${of.keep.rule}`}>{say(of.keep)}</Link> : say(of.keep)}
        </Term>
      )}
      {of.onErase && <Term name={t('fields.erase')}>{say(words.erasureWords[of.onErase])}</Term>}
      {of.why && <Term name={t('fields.why')}>{say(of.why)}</Term>}
      {of.mask && <Term name={t('fields.mask')}>{say(words.maskWords[of.mask])}</Term>}
      {of.category && <Term name={t('fields.copy')}>{of.copy ? t('fields.yes') : t('fields.no')}</Term>}
    </dl>
  )
}

function Term({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
