import { MoonOutlined, SunOutlined } from '@ant-design/icons'
import { useText } from '../text/text.ts'
import { setMode, useMode } from './mode.ts'

export function ModeSwitch() {
  const { t } = useText()
  const mode = useMode()
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t('shell.mode')}
      title={t(mode === 'dark' ? 'shell.light' : 'shell.dark')}
      onClick={() => setMode(mode === 'dark' ? 'light' : 'dark')}
    >
      {mode === 'dark' ? <SunOutlined aria-hidden="true" /> : <MoonOutlined aria-hidden="true" />}
    </button>
  )
}
