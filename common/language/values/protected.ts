/** Stretches of text that hold digits but no values: phone numbers, plates, codes, addresses of the net. @module */

import { ANY_PROTECTED } from "../any/protected.ts";
import { EN_PROTECTED } from "../en/protected.ts";
import { ZH_PROTECTED } from "../zh/protected.ts";
import type { ProtectedRow } from "./protected_row.ts";

export const PROTECTED: readonly ProtectedRow[] = [...ANY_PROTECTED, ...ZH_PROTECTED, ...EN_PROTECTED];
