import { z } from 'zod'
import { onOff, setting, urlOf, wholeNumber } from './setting.ts'

/** The optional assistant that drafts for agents: nothing of it is there until it is switched on and told whom to ask. */
export const assistantSettingTable = {
  XIAOBAO_ASSISTANT: setting({
    type: onOff,
    default: 'off',
    allowed: 'on or off',
    words: {
      zh: '助手草稿：由模型为投诉专员起草摘要、答复和类别建议；关闭时没有任何内容外发',
      en: 'Drafts by a language model for agents: summary, reply, category; while off, nothing leaves for it',
    },
  }),
  XIAOBAO_ASSISTANT_URL: setting({
    type: urlOf('http', 'https').transform((text) => text.replace(/\/+$/, '')),
    default: null,
    defaultWords: 'none; needed with XIAOBAO_ASSISTANT=on',
    allowed: 'the base address of an OpenAI-compatible service, such as https://models.example.com/v1',
    words: {
      zh: '模型服务地址（兼容 OpenAI 接口，会在后面加 /chat/completions）',
      en: 'OpenAI-compatible service; /chat/completions is added to it',
    },
  }),
  XIAOBAO_ASSISTANT_PRIVATE: setting({
    type: onOff,
    default: 'off',
    allowed: 'on or off',
    words: {
      zh: '模型部署在内部网络时设为 on：只放行上面这一个地址，不跟随跳转',
      en: 'on when the model runs on a private network: exactly the address above is allowed, and no redirect is followed',
    },
  }),
  XIAOBAO_ASSISTANT_MODEL: setting({
    type: z.string().min(1).max(200),
    default: null,
    defaultWords: 'none; needed with XIAOBAO_ASSISTANT=on',
    allowed: 'the name of a model, 1 to 200 characters',
    words: { zh: '模型名称', en: 'Name of the model' },
  }),
  XIAOBAO_ASSISTANT_KEY: setting({
    type: z.string().regex(/^[\x21-\x7e]{1,500}$/),
    default: null,
    defaultWords: 'none: no key is sent',
    allowed: '1 to 500 printable characters',
    words: { zh: '模型服务的密钥', en: 'Key of the service' },
    secret: true,
  }),
  XIAOBAO_ASSISTANT_KEY_FILE: setting({
    type: z.string().min(1).max(1000),
    default: null,
    defaultWords: 'none; instead of XIAOBAO_ASSISTANT_KEY',
    allowed: 'a file that holds the key and nothing else',
    words: { zh: '存放密钥的文件，代替上一项', en: 'File with the key, instead of the variable' },
  }),
  XIAOBAO_ASSISTANT_SECONDS: setting({
    type: wholeNumber(1, 600),
    default: '60',
    allowed: 'a whole number from 1 to 600',
    words: { zh: '等待模型回答的秒数上限', en: 'Longest wait for an answer, in seconds' },
  }),
  XIAOBAO_ASSISTANT_CALLS_PER_DAY: setting({
    type: wholeNumber(1, 100_000),
    default: '200',
    allowed: 'a whole number from 1 to 100000',
    words: {
      zh: '整套安装每天（北京时间）最多请求模型的次数',
      en: 'Most calls a day (Beijing time), of the whole installation',
    },
  }),
}
