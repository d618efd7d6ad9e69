import { Button } from 'antd'
import {
  readCertificate,
  withdrawByCertificate,
  type CertificateView,
} from '../../../../src/privacy/request/erasure.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { ReadPage } from '../../parts/ReadPage.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { When } from '../../parts/When.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { whenWords } from '../../text/time.ts'
import { Items } from './Items.tsx'
import { RequestMark } from './marks.tsx'
import './requests.css'

/** For whoever has the link, also without an account: how an erasure stands, to take it back, and the proof that it was carried out. */
export function CertificatePage() {
  const id = useId()
  const { t } = useText()
  const read = useRoute(readCertificate, { id }, { refetchEveryMs: 30_000 })
  return (
    <ReadPage of={read} gone={{ title: t('erase.gone'), back: null }} lines={8}>
      {(data) => <Certificate id={id} of={data} />}
    </ReadPage>
  )
}

type Props = { readonly id: string; readonly of: CertificateView }
function Certificate({ id, of }: Props) {
  const { t, say } = useText()
  const certified = of.answeredAt !== null && of.state !== 'withdrawn'
  return (
    <div className="page page-narrow stack">
      <header className="stack-tight">
        <h1>{certified ? t('erase.certificate') : say(of.title)}</h1>
        <p className="row">
          {certified && <span>{say(of.title)}</span>} {!of.mayWithdraw && <RequestMark state={of.state} />}
        </p>
        <p className="small quiet">
          <span className="code">{of.number}</span> · <When at={of.receivedAt} />
        </p>
      </header>
      <Standing id={id} of={of} />
      <Items of={of.items.map((one) => ({ ...one, heldBy: [] }))} />
      <Proof of={of} />
      <p className="small quiet">{t('erase.keepLink')}</p>
    </div>
  )
}

function Standing({ id, of }: Props) {
  const { t, language } = useText()
  const act = useAct(withdrawByCertificate, { refresh: [readCertificate] })
  if (of.state === 'withdrawn') return <p className="note">{t('erase.withdrawn')}</p>
  if (!of.mayWithdraw)
    return of.carryAt === null ? null : (
      <p className="note">{t('erase.again', { at: whenWords(of.carryAt, language) })}</p>
    )
  return (
    <section className="surface stack-tight">
      <h2>{t('erase.planned')}</h2>
      {of.carryAt && <p>{t('erase.plannedHelp', { at: whenWords(of.carryAt, language) })}</p>}
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button loading={act.busy} onClick={() => void act.run({ id })}>
          {t('erase.withdraw')}
        </Button>
      </div>
    </section>
  )
}

function Proof({ of }: { readonly of: CertificateView }) {
  const { t } = useText()
  if (of.answeredAt === null) return null
  const { proof } = of
  if (proof === null) return <p className="note">{t('erase.soonProved')}</p>
  const content = JSON.stringify(proof.receipt, null, 2)
  return (
    <section className="surface stack-tight">
      <h2>{t('rights.proof')}</h2>
      <p>{t('rights.proofHelp')}</p>
      <div className="actions">
        <Button onClick={() => saveFile(`${of.number}.json`, new Blob([content], { type: 'application/json' }))}>
          {t('erase.download')}
        </Button>
        <a href={proof.link}>{t('erase.check')}</a>
      </div>
    </section>
  )
}
