import { Button, Select } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../../../src/complaints/complaint.contract.ts'
import { listUsable, previewMacro, runMacro } from '../../../../../src/complaints/desk/templates/use.contract.ts'
import { useAct, useRoute } from '../../../api/hooks.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useSession } from '../../../shell/session.ts'
import { useText } from '../../../text/text.ts'
import { PlayedSteps } from './PlayedSteps.tsx'

type Chosen = { readonly id: string; readonly name: string; readonly version: number }

/** Several steps with one press, after one has seen them. */
export function MacroBar({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { me } = useSession()
  const agent = me?.roles.includes('agent') ?? false
  const { data } = useRoute(listUsable, { id: of.id }, { enabled: agent && of.state !== 'closed' })
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const macros = (data?.rows ?? []).filter(({ kind }) => kind === 'macro')
  if (macros.length === 0) return null
  return (
    <section className="surface stack-tight no-print">
      <h2>{t('templates.macros')}</h2>
      <Select
        aria-label={t('templates.choose')}
        placeholder={t('templates.choose')}
        value={null}
        onChange={(id: string | null) => setChosen(macros.find((one) => one.id === id) ?? null)}
        options={macros.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {chosen && <MacroDialog of={of} macro={chosen} onClose={() => setChosen(null)} />}
    </section>
  )
}

function MacroDialog({ of, macro, onClose }: { of: CaseView; macro: Chosen; onClose: () => void }) {
  const { t } = useText()
  const preview = useRoute(previewMacro, { id: of.id, macro: macro.id })
  const act = useAct(runMacro, { done: onClose })
  const run = () =>
    void act.run({
      id: of.id,
      macro: macro.id,
      version: preview.data?.version ?? of.version,
      macroVersion: macro.version,
    })
  return (
    <Dialog title={macro.name} onClose={onClose}>
      <div className="stack">
        <p className="quiet">{t('templates.previewHelp')}</p>
        {act.problem && <Problem problem={act.problem} />}
        {preview.problem && <Problem problem={preview.problem} onRetry={() => void preview.refetch()} />}
        {preview.data ? <PlayedSteps of={preview.data} /> : <Skeleton lines={4} />}
        <div className="actions">
          <Button type="primary" loading={act.busy} disabled={!preview.data?.possible} onClick={run}>
            {t('templates.run', { n: preview.data?.steps.length ?? 0 })}
          </Button>
          <Button onClick={onClose}>{t('parts.form.cancel')}</Button>
        </div>
        {preview.data?.possible === false && <p className="small">{t('templates.impossible')}</p>}
      </div>
    </Dialog>
  )
}
