import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { watch, type DeskView } from '../../../../src/complaints/desk/desk.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'

export function WatchButton({ id, of }: { readonly id: string; readonly of: DeskView }) {
  const { t, list } = useText()
  const act = useAct(watch)
  const names = list(of.watchers.map(({ name }) => name))
  return (
    <div className="row">
      <Button
        size="small"
        icon={of.watching ? <EyeInvisibleOutlined aria-hidden="true" /> : <EyeOutlined aria-hidden="true" />}
        loading={act.busy}
        onClick={() => void act.run({ id, on: !of.watching })}
      >
        {t(of.watching ? 'desk.watch.stop' : 'desk.watch.start')}
      </Button>
      <span className="quiet small">{names ? t('desk.watch.who', { names }) : t('desk.watch.nobody')}</span>
      {act.problem && <Problem problem={act.problem} />}
    </div>
  )
}
