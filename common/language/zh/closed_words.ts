/** Chinese words that tell how a line is built rather than what it is about. @module */

/** At the place it is tried at. */
export const ZH_CLOSED_WORD =
  /我们|咱们|他们|她们|人家|大家|自己|如果|要是|因为|所以|什么|怎么|一个|应该|必须|需要|记得|可以|[我你他她它咱的了过着在是有要得会能可把被给跟和就才都也还再又很太好不没别吗呢吧啊说这那哪但每个想让叫从到去来上下里一两]/y;
