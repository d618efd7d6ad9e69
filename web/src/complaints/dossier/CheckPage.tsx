import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { checkDossier } from '../../../../src/complaints/dossier/dossier.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { canSum, mostBytes, sumOf } from './file-sum.ts'
import './dossier.css'

const looksLikeSum = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** Whoever received a dossier sees whether it was made here and is unchanged. The file itself stays where it is. */
export function CheckPage() {
  const { t } = useText()
  const [sum, setSum] = useState('')
  const [name, setName] = useState('')
  const [error, setError] = useState<string | undefined>()
  const [asked, setAsked] = useState('')
  const take = async (file: File) => {
    setName(file.name)
    setAsked('')
    if (!canSum()) return setError(t('dossier.check.noSum'))
    if (file.size > mostBytes) return setError(t('dossier.check.tooLarge'))
    setError(undefined)
    const found = await sumOf(file)
    setSum(found)
    setAsked(found)
  }
  return (
    <div className="page page-article">
      <PageHead title={t('dossier.check.title')} lead={t('dossier.check.lead')} />
      <DropPlace onFile={(file) => void take(file)} />
      {name && <p className="quiet small">{t('dossier.check.file', { name })}</p>}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          const text = sum.trim().toLowerCase()
          setError(looksLikeSum(text) ? undefined : t('dossier.check.notSum'))
          if (looksLikeSum(text)) setAsked(text)
        }}
      >
        <Field name="sha256" label={t('dossier.check.sum')} help={t('dossier.check.sumHelp')} error={error}>
          {(control) => (
            <Input
              {...control}
              className="code"
              value={sum}
              maxLength={80}
              onChange={(event) => setSum(event.target.value)}
            />
          )}
        </Field>
        <div className="actions">
          <Button type="primary" htmlType="submit">
            {t('dossier.check.go')}
          </Button>
        </div>
      </form>
      {asked && <Answer sha256={asked} />}
    </div>
  )
}

function DropPlace({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useText()
  const id = useId()
  return (
    <div
      className="dossier-drop stack-tight"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const [file] = event.dataTransfer.files
        if (file) onFile(file)
      }}
    >
      <label htmlFor={id}>{t('dossier.check.drop')}</label>
      <input
        id={id}
        type="file"
        accept=".pdf,.zip"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
        }}
      />
      <p className="quiet small">{t('dossier.check.stays')}</p>
    </div>
  )
}

function Answer({ sha256 }: { readonly sha256: string }) {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(checkDossier, { sha256 })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <section className="surface stack-tight" aria-live="polite">
      {data.known ? (
        <>
          <p>
            <StateTag tone="kept">{t('dossier.check.known')}</StateTag>
          </p>
          <p>
            {t('dossier.check.what', {
              kind: t(`dossier.check.kind.${data.kind ?? 'pdf'}`),
              receipt: data.receipt ?? '',
              side: t(`dossier.of.${data.side ?? 'platform'}`),
            })}
          </p>
          {data.madeAt && (
            <p className="quiet small">
              {t('dossier.check.madeAt')} <When at={data.madeAt} />
            </p>
          )}
        </>
      ) : (
        <>
          <p>
            <StateTag tone="danger">{t('dossier.check.unknown')}</StateTag>
          </p>
          <p>{t('dossier.check.unknownHelp')}</p>
        </>
      )}
      <p className="code dossier-sum small">{sha256}</p>
    </section>
  )
}
