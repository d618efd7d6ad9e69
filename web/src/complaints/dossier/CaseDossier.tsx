import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { listDossiers, makeDossier, type DossierView } from '../../../../src/complaints/dossier/dossier.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { EvidenceChain } from './EvidenceChain.tsx'
import { DossierLine } from './DossierLine.tsx'
import './dossier.css'

const making = ({ state }: DossierView): boolean => ['waiting', 'typesetting', 'packing'].includes(state)

/** In the page of a case: the whole file as PDF and archive, with whose eyes it was made, and what was made before. */
export function CaseDossier({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const reads = of.viewer !== 'regulator'
  const [busy, setBusy] = useState(false)
  const { data, problem, refetch } = useRoute(
    listDossiers,
    { id: of.id },
    { enabled: reads, refetchEveryMs: busy ? 2000 : 60_000 },
  )
  const running = data?.rows.some(making) ?? false
  if (running !== busy) setBusy(running)
  if (!reads) return null
  const none = data?.left === 0 ? t('dossier.noneLeft', { n: data.perDay }) : undefined
  const waits = none ?? (running ? t('dossier.wait') : undefined)
  return (
    <section className="surface stack no-print" aria-labelledby="dossier-title">
      <h2 id="dossier-title">{t('dossier.title')}</h2>
      <p className="quiet">{t('dossier.lead')}</p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {data && <Maker of={of} left={data.left} perDay={data.perDay} waits={waits} />}
      {data && <PackMaker of={of} packs={data.packs} waits={waits} />}
      {data && data.rows.length > 0 && (
        <ul className="plain-list stack" aria-live="polite">
          {data.rows.map((one) => (
            <li key={one.id}>
              <DossierLine id={of.id} of={one} forStaff={of.viewer === 'platform'} />
            </li>
          ))}
        </ul>
      )}
      <EvidenceChain id={of.id} />
      <p className="small">
        <Link to="/dossiers/check">{t('dossier.check.title')}</Link>
      </p>
    </section>
  )
}

type Packs = z.output<typeof listDossiers.output>['packs']
type Drafting = { readonly of: CaseView; readonly packs: Packs; readonly waits: string | undefined }
/** Drafts for a court: of what both sides signed, or once the complaint has ended. */
function PackMaker({ of, packs, waits }: Drafting) {
  const { t, say } = useText()
  const [side, setSide] = useState<'consumer' | 'merchant'>('consumer')
  const act = useAct(makeDossier, { refresh: [listDossiers] })
  return (
    <div className="stack-tight">
      <h3>{t('dossier.pack.title')}</h3>
      <p className="quiet small">{t('dossier.pack.lead')}</p>
      {act.problem && <Problem problem={act.problem} />}
      <div className="row dossier-maker">
        {of.viewer === 'platform' && (
          <Choice
            label={t('dossier.pack.for')}
            value={side}
            options={(['consumer', 'merchant'] as const).map((value) => ({ value, label: t(`dossier.of.${value}`) }))}
            onChange={(value) => setSide(value ?? 'consumer')}
          />
        )}
        {packs.map(({ pack, reason }) => {
          const why = reason ? say(reason) : waits
          return (
            <Button
              key={pack}
              disabled={why !== undefined}
              title={why}
              loading={act.busy}
              onClick={() => void act.run({ id: of.id, pack, ...(of.viewer === 'platform' && { side }) })}
            >
              {t(`dossier.pack.make.${pack}`)}
            </Button>
          )
        })}
      </div>
      {packs.map(
        ({ pack, reason }) =>
          reason && (
            <p key={pack} className="quiet small">
              {say(reason)}
            </p>
          ),
      )}
    </div>
  )
}

type Making = {
  readonly of: CaseView
  readonly left: number
  readonly perDay: number
  readonly waits: string | undefined
}
function Maker({ of, left, perDay, waits: why }: Making) {
  const { t, language: own } = useText()
  const [language, setLanguage] = useState<'zh' | 'en'>(own)
  const [side, setSide] = useState<'consumer' | 'merchant' | 'platform'>('platform')
  const act = useAct(makeDossier, { refresh: [listDossiers] })
  return (
    <div className="stack-tight">
      {act.problem && <Problem problem={act.problem} />}
      <div className="row dossier-maker">
        <Choice
          label={t('dossier.language')}
          value={language}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`dossier.in.${value}`) }))}
          onChange={(value) => setLanguage(value ?? 'zh')}
        />
        {of.viewer === 'platform' && (
          <Choice
            label={t('dossier.eyes')}
            value={side}
            options={(['platform', 'consumer', 'merchant'] as const).map((value) => ({
              value,
              label: t(`dossier.of.${value}`),
            }))}
            onChange={(value) => setSide(value ?? 'platform')}
          />
        )}
        <Button
          type="default"
          loading={act.busy}
          disabled={why !== undefined}
          title={why}
          onClick={() => void act.run({ id: of.id, language, ...(of.viewer === 'platform' && { side }) })}
        >
          {t('dossier.make')}
        </Button>
      </div>
      <p className="quiet small">{why ?? t('dossier.left', { n: left, of: perDay })}</p>
    </div>
  )
}
