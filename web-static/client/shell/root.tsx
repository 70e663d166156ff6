/** The page: signed out, signed in, or not known yet. @module */
import { useEffect, useState } from "hono/jsx/dom";
import type { MailLink } from "../account/mail_link.ts";
import { MailLinkPage } from "../account/mail_link_page.tsx";
import { SignInPage } from "../account/sign_in_page.tsx";
import type { Api } from "../api/api.ts";
import { codeOf } from "../api/problem.ts";
import type { WireProfile } from "../api/wire.ts";
import { firstLanguage, keepLanguage, type Language, LanguageContext, languageOf } from "../i18n/language.ts";
import { Home } from "./home.tsx";
import { Splash } from "./splash.tsx";

/** Kept so that the page opens without a network. */
const PROFILE = "zhiji.profile";

interface Props {
  api: Api;
  /** Code of what went wrong on the sign-in page, where the person comes from there. */
  signInFailure: string | null;
  /** What the page was opened with from a mail. */
  mailLink: MailLink | null;
}

export function Root({ api, signInFailure, mailLink }: Props) {
  const [link, setLink] = useState(mailLink);
  const [language, setLanguage] = useState<Language>(firstLanguage);
  const [profile, setProfile] = useState<WireProfile | null>(null);
  const [signedIn, setSignedIn] = useState(api.session.isOpen);
  const [failure, setFailure] = useState<string | null>(null);

  const take = (profile: WireProfile) => {
    localStorage.setItem(PROFILE, JSON.stringify(profile));
    setLanguage(languageOf(profile.locale));
    setProfile(profile);
  };
  const load = async () => {
    setFailure(null);
    try {
      take(await api.me());
    } catch (error) {
      const kept = localStorage.getItem(PROFILE);
      if (codeOf(error) === "unreachable" && kept !== null) take(JSON.parse(kept));
      else if (api.session.isOpen) setFailure(codeOf(error));
    }
  };

  useEffect(() => {
    api.session.onEnd = () => {
      localStorage.removeItem(PROFILE);
      setSignedIn(false);
      setProfile(null);
    };
  }, [api]);
  useEffect(() => keepLanguage(language), [language]);
  useEffect(() => {
    if (signedIn) load();
  }, [signedIn]);

  return (
    <LanguageContext.Provider value={language}>
      {link ? <MailLinkPage api={api} link={link} onDone={() => setLink(null)} /> : !signedIn
        ? (
          <SignInPage
            api={api}
            failure={signInFailure}
            onLanguage={setLanguage}
            onSignIn={() => setSignedIn(true)}
          />
        )
        : profile
        ? <Home key={profile.id} api={api} profile={profile} setProfile={take} />
        : <Splash failure={failure} onRetry={load} />}
    </LanguageContext.Provider>
  );
}
