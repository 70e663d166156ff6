/** English words that find nothing, as every text has them. @module */

export const EN_STOP_WORDS =
  "a an the and or but of to in on at by for with from as is are was were be been am do does did have has had i me my we our you your he she it its they them this that these those so if then than too very can will just not no what when where who which how much many";
