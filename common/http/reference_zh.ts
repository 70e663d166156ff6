/**
 * What the operations do, in Chinese, for the reference page. The English stands with each operation, because
 * models read it too; a test sees to it that none is missing here.
 * @module
 */

/** By the name of the operation: the summary, and the description where it has one. */
export const OPERATIONS_ZH: Readonly<Record<string, readonly [summary: string, description?: string]>> = {
  register: [
    "注册账号",
    "一台服务器上第一个注册的人是管理员。配置了邮件服务器时，确认邮箱之后才能登录，七天内没有确认的账号会被删除；邮箱已被注册时，回答与新账号一样，并发邮件告知它的主人",
  ],
  issue_token: [
    "用授权码、刷新令牌或密码换取令牌",
    "刷新令牌只能用一次；重复使用会结束它的会话。没有收到回答的客户端，带上第一次的 Idempotency-Key（至少 22 个字符，别人猜不到）重发，会得到同样的回答",
  ],
  revoke_token: [
    "结束一个刷新令牌或访问令牌的会话",
    "按 RFC 7009，不认识的令牌得到同样的回答；API 密钥由所有者删除",
  ],
  introspect_token: [
    "以持有密钥的客户端身份查询令牌的效力",
    "任何人的访问令牌和 API 密钥，以及该客户端自己的刷新令牌",
  ],
  begin_authorization: [
    "显示某个客户端的登录页面",
    "只支持授权码加 PKCE S256；结果以 code、state 和 iss 送到 redirect_uri",
  ],
  continue_authorization: ["提交登录页面的表单"],
  get_jwks: ["读取验证访问令牌所用的公钥"],
  get_metadata: ["读取本授权服务器的能力"],
  rotate_keys: ["立即启用下一把签名密钥", "此前签发的令牌到期前仍然有效；密钥每 90 天自动轮换"],
  list_sessions: ["列出已登录的设备，最近使用的在前"],
  end_other_sessions: ["退出其他所有设备"],
  end_session: ["退出某一台设备"],
  reauthenticate: [
    "再次证明身份",
    "用密码（开启了第二重验证时加上验证码），或只用通行密钥。此后 10 分钟内，本会话可以更改邮箱和第二重验证",
  ],
  begin_reauthentication: [
    "取得用通行密钥证明身份所需的参数",
    "JSON 形式的 PublicKeyCredentialRequestOptions，五分钟内可用一次",
  ],
  change_password: ["更改密码"],
  forgot_password: ["把设置新密码的链接发到邮箱", "无论邮箱是否注册过，回答都一样"],
  reset_password: ["用邮件里的令牌设置新密码", "所有会话随即结束；令牌 30 分钟内有效，只能用一次"],
  verify_email: ["用邮件里的令牌确认邮箱"],
  request_verification: ["重新发送确认邮箱的链接"],
  change_email: ["更改邮箱", "打开邮件里的链接后生效；需要先 POST /reauthenticate"],
  get_totp: ["查看第二重验证是否开启"],
  enrol_totp: ["取得验证器应用所用的密钥", "把应用里的验证码送到 POST /totp/confirm 后才开启"],
  confirm_totp: ["用应用里的验证码开启第二重验证", "恢复码只显示一次"],
  remove_totp: ["关闭第二重验证", "需要先 POST /reauthenticate"],
  renew_recovery_codes: ["换一批新的恢复码，旧的作废"],
  list_passkeys: ["列出通行密钥"],
  begin_passkey: [
    "取得浏览器创建通行密钥所需的参数",
    "JSON 形式的 PublicKeyCredentialCreationOptions；需要先 POST /reauthenticate",
  ],
  add_passkey: ["保存浏览器创建的通行密钥"],
  remove_passkey: ["移除通行密钥"],

  get_me: ["读取自己的账号"],
  change_me: ["更改名字、语言、时区或货币"],
  erase_me: ["永久抹除账号和其中的一切"],
  get_my_usage: ["查看用量和上限"],
  export_me: ["带走全部数据：含 JSON、CSV 和 Markdown 的压缩包"],
  import_me: ["取回导出的压缩包，或加入 CSV 里的记录", "已有的保持原样；全部有效才会写入"],
  list_audit: ["读取审计日志，最新的在前"],

  capture: ["记下一句话，并保存从中读出的记录", "原文先落盘再解读，不会丢失；读不懂的成为笔记"],
  reread_capture: ["重新解读一次记下的话", "手工改过的记录保持原样，其余的重新生成"],
  search_records: ["按词语搜索记录，最相关的在前"],
  aggregate_records: [
    "精确地计数、求和或比较记录",
    "不同货币的金额从不相加：每种货币一组；合计和每一组都列出对应记录的编号，未列全时另有标明。退款是类别为 refund 的收入记录，不是赚来的",
  ],
  list_reminders: ["列出到期事项，最早的在前", "未完成的待办和日程；重复的每次各列一条"],
  get_calendar: [
    "以日历格式读取待办和日程",
    "iCalendar，从三十天前到一年后；key 是有 records:read 权限的 API 密钥",
  ],
  stream_events: [
    "实时跟踪记录的变化",
    "服务器推送事件 `record`，内容为 { deleted, record }；Last-Event-ID 从断开处继续，`resync` 表示需要全部重读，`bye` 表示服务器即将停止或会话已经结束",
  ],
  pull_records: ["读取检查点之后的变化", "检查点太旧时回答 410：不带检查点重新开始"],
  push_records: ["写入同步客户端的更改", "若某行所假定的状态已经过时，则返回它的现状而不写入"],
  stream_sync: [
    "以同步客户端的方式跟踪变化",
    '服务器推送事件，内容为 { documents, checkpoint } 或 "RESYNC"；Last-Event-ID 从断开处继续',
  ],
  upload_attachment: [
    "上传一张图片或其他文件",
    "请求体就是文件本身，最大 25 MiB；类型由内容识别。不属于任何记录的附件一天后移除",
  ],
  download_attachment: ["读取附件的内容", "总是作为要保存的文件发送；支持单段 Range 和 If-None-Match"],
  preview_import: [
    "查看其他程序的文件会变成哪些记录",
    "请求体就是文件本身：支付宝账单（CSV）、微信支付账单（CSV 或 xlsx）、flomo 的 HTML 或 zip、Memos 的 JSON、Google Keep 的 Takeout zip、装有 Markdown 文件的 zip，或任何带表头的 CSV 或 xlsx；最大 25 MiB、20,000 行，解压后 100 MiB",
  ],
  import_file: ["导入其他程序的文件", "文件种类和限度同预览；要么全部导入，要么一条不存，导入过的不会再导入"],
  list_trash: ["列出已删除的记录，最近删除的在前", "保留三十天"],
  empty_trash: ["永久清空回收站"],
  purge_record: ["永久删除回收站里的一条记录"],
  list_corrections: [
    "列出从更正中学到的，最新的在前",
    "手工更改由一句话读出的记录，会教会以后怎样解读类似的话",
  ],
  delete_correction: ["忘记一条更正教会的"],
  delete_corrections: ["忘记所有更正教会的"],
  restore_record_version: [
    "把记录恢复到以前的某个版本",
    "成为一个新版本，在回收站里的也会取回；中间的版本仍留在历史里",
  ],
  list_notifications: [
    "列出到期的提醒，最早的在前",
    "未完成的待办和日程，重复的每次各一条；保留三十天",
  ],
  acknowledge_notification: ["确认一条提醒"],

  chat: ["询问自己的记录", "以 AI SDK 的界面消息流回答；若接受 JSON，则给出一份完整的 JSON 文档"],
  resume_chat: [
    "连接中断后继续读取回答",
    "带上 Last-Event-ID，或用 after 给出已收到的事件数。没有正在生成或刚生成的回答时返回 204。带上 messageId 就读那一条回答；已不再作为流保留的，按对话里保存的内容从头读起",
  ],
  stop_chat: ["停止正在生成的回答"],
  decide_proposal: ["确认或拒绝助手提议的更改", "提议之后记录若已变化，则回答 412，记录保持原样"],
  extract: ["把一段文字解读成记录，但不保存"],
  create_completion: [
    "以 OpenAI 的协议询问自己的记录",
    "你自己的工具会原样传递；在这里没有意义的字段会被忽略",
  ],
  list_completion_models: ["以 OpenAI 的协议列出模型"],
  get_completion_model: ["以 OpenAI 的协议读取一个模型"],
  summarize: ["总结一段时间的记录", "以 AI SDK 的界面消息流回答；若接受 JSON，则给出一份完整的 JSON 文档"],
  capture_speech: ["把录音转成文字并记下", "请求体就是音频本身。没有配置相应端点时回答 501"],
  capture_image: [
    "识别票据、便条或截图并记下",
    "请求体就是图片本身：PNG、JPEG、GIF 或 WebP。没有配置相应端点时回答 501",
  ],
  list_models: ["列出在用的语言模型，最先尝试的在前", "没有配置时为空：由内置的理解能力独自回答"],
  get_usage: ["查看自己使用语言模型的情况"],
  list_prompts: ["列出提示词"],
  list_prompt_versions: ["列出一个提示词的历次版本，新的在前", "要回到某一版，就用它的文本替换提示词"],
  replace_prompt: [
    "替换一个提示词的文本；null 恢复为文件里的原文",
    "每个文本都保留为一个版本。带 dryRun 时什么都不保存，回答里是将要发送的文本",
  ],
  list_jobs: ["列出自己的后台任务，最新的在前"],
  list_summaries: ["列出按计划生成的总结，最新的在前"],
  get_summary: ["读取一份按计划生成的总结"],
  delete_summary: ["移除一份按计划生成的总结"],
  get_summary_schedule: ["查看哪些总结会自动生成"],
  replace_summary_schedule: [
    "设置自动生成的总结",
    "每个周期结束时生成一份；配有语言模型时，事实之外还有文字叙述",
  ],
};

/** What the services are for, in Chinese. */
export const SERVICES_ZH: Readonly<Record<string, string>> = {
  web: "浏览器客户端",
  auth: "账号、令牌以及验证令牌的密钥",
  user: "个人账号与设置，以及全部账号的管理",
  mobile: "记录的采集、读写、搜索与统计",
  llm: "对记录的提问、对话，以及不保存的解读",
};
