/** Chinese words that ask, and stand in no answer. @module */

/** With 是 before them; 哪吒 asks nothing. */
export const ZH_ASKING =
  /是?(?:[为為]什[么麼]|[为為]何|什[么麼](?:[时時]候|[时時][间間]|[样樣]的?)?|怎[么麼][样樣]?的?|怎[样樣]|如何|哪(?:一?[个個些年月日天里裡裏儿兒位种種家部次座条條届屆]|(?=$|[?？\s]))|多少|[几幾][个個年月日次人种種]|[谁誰]|何[时時处處地年])|[吗嗎呢](?=$|[?？\s])/g;
