import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { useText } from '../text/text.ts'
import { Dialog } from './Dialog.tsx'
import { Problem } from './Problem.tsx'

/** Before something that cannot be taken back: what will follow, and a button that names it. */
export function ConfirmDialog(props: {
  readonly title: string
  readonly children: ReactNode
  readonly act: string
  readonly busy: boolean
  readonly problem: ApiProblem | null
  readonly onAct: () => void
  readonly onClose: () => void
}) {
  const { t } = useText()
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.problem && <Problem problem={props.problem} />}
      <div>{props.children}</div>
      <div className="actions">
        <Button type="primary" danger loading={props.busy} onClick={props.onAct}>
          {props.act}
        </Button>
        <Button onClick={props.onClose}>{t('parts.form.cancel')}</Button>
      </div>
    </Dialog>
  )
}
