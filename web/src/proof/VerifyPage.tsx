import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState, type SyntheticEvent } from 'react'
import { listFactKinds } from '../../../src/kernel/fact/fact.contract.ts'
import { readLog } from '../../../src/kernel/proof/proof.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { FileButton } from '../parts/FileButton.tsx'
import { WordsField } from '../parts/WordsField.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { check, loadVerifier, verifierPath, type Result } from './verifier.ts'
import { Witnesses } from './Witnesses.tsx'
import './proof.css'

/** Far more than any receipt is. */
const longest = 300_000

/** A receipt is checked in the browser, by the file that people can keep; nothing is sent. */
export function VerifyPage() {
  const { t } = useText()
  const { data: log } = useRoute(readLog, {})
  const [text, setText] = useState('')
  const [result, setResult] = useState<Result | null>(null)
  const [missing, setMissing] = useState(false)
  const keys = log?.keys ?? []
  const look = (said: string) => {
    setMissing(said.trim() === '')
    if (said.trim() !== '') void check(said, keys).then(setResult)
  }
  const take = (file: File | undefined) => {
    if (!file) return
    void readAndLook(file)
  }
  const readAndLook = async (file: File) => {
    const said = await file.slice(0, longest).text()
    setText(said)
    look(said)
  }
  // Opened by a QR code: what it says stands behind the mark, which no server hears.
  useEffect(() => {
    // At once, so that a receipt is checked also when the network is gone by then; a check asks for it again.
    void loadVerifier().catch(() => null)
    if (location.hash.length > 80) void check(location.hash, []).then(setResult)
  }, [])
  const stop = (event: SyntheticEvent) => event.preventDefault()
  return (
    <div className="page stack verify-page">
      <PageHead title={t('proof.verify.title')} lead={t('proof.verify.lead')} />
      <div aria-live="polite">{result && <Told result={result} />}</div>
      <section
        className="surface stack"
        onDragOver={stop}
        onDrop={(event) => {
          event.preventDefault()
          take(event.dataTransfer.files[0])
        }}
      >
        <FileButton label={t('proof.verify.file')} busy={false} onFile={take} accept=".json,application/json" />
        <p className="quiet">{t('proof.verify.drop')}</p>
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            look(text)
          }}
        >
          <WordsField
            name="receipt"
            label={t('proof.verify.paste')}
            {...(missing && { error: t('proof.verify.empty') })}
            value={text}
            onChange={setText}
            most={longest}
            rows={4}
          />
          <div className="actions">
            <Button htmlType="submit">{t('proof.verify.check')}</Button>
          </div>
        </form>
      </section>
      <section className="surface stack">
        <h2>{t('proof.verify.offline')}</h2>
        <p>
          {t('proof.verify.offlineText')} <code className="verify-text">{t('proof.verify.command')}</code>
        </p>
        {keys[0] !== undefined && (
          <p>
            {t('proof.verify.key')} <code className="verify-text">{keys[0]}</code>
          </p>
        )}
        <p>
          <a href={verifierPath} download="xiaobao-verify.js">
            {t('proof.verify.program')}
          </a>
        </p>
      </section>
      <Witnesses />
    </div>
  )
}

function Told({ result }: { readonly result: Result }) {
  const { t, say } = useText()
  const kinds = useRoute(listFactKinds, {}, { enabled: result.ok && 'fact' in result })
  if (!result.ok)
    return (
      <section className="problem" role="alert">
        <WarningOutlined aria-hidden="true" />
        <div className="stack-tight">
          <p className="problem-what">{t('proof.verify.bad')}</p>
          <p>{t(`proof.verify.why.${result.why}`)}</p>
        </div>
      </section>
    )
  if ('short' in result)
    return (
      <section className="surface stack">
        <h2>
          <CheckCircleOutlined aria-hidden="true" /> {t('proof.verify.goodShort', { index: result.short.index })}
        </h2>
      </section>
    )
  const { fact, index, size, key } = result
  // Without a network the rest of the receipt is checked all the same.
  const what = kinds.data?.rows.find(({ kind }) => kind === fact['kind'])
  return (
    <section className="surface stack">
      <h2>
        <CheckCircleOutlined aria-hidden="true" /> {t('proof.verify.good')}
      </h2>
      <dl className="receipt-facts">
        {what && (
          <>
            <dt>{t('proof.what')}</dt>
            <dd>{say(what)}</dd>
          </>
        )}
        <dt>{t('proof.at')}</dt>
        <dd>{typeof fact['at'] === 'string' && <When at={fact['at']} />}</dd>
        <dt>{t('proof.index')}</dt>
        <dd className="number">{t('proof.indexOf', { index, size })}</dd>
      </dl>
      <p>{key === 'known' ? t('proof.verify.ownKey') : t('proof.verify.namedKey')}</p>
      <details>
        <summary>{t('proof.verify.details')}</summary>
        <pre className="verify-text small">{JSON.stringify(fact, null, 2)}</pre>
      </details>
    </section>
  )
}
