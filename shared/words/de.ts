/** German, as people speak it on equal terms: “Sie”, short, without officialese. One section for each place that loads its words alone. */
import type { Words } from '../speech.ts';

/** Dates, hours, lengths, lists. */
export const times = {
  '{weekday} {day} {month} {year}': '{weekday} {day}. {month} {year}',
  '{from} to {weekday} {day} {month}, {to}': '{from} Uhr bis {weekday} {day}. {month}, {to} Uhr',
  '{from}–{to}': '{from}–{to} Uhr',
  '{from}–{to} (next day)': '{from}–{to} Uhr (Folgetag)',
  '{n} minutes': { one: '{n} Minute', other: '{n} Minuten' },
  '{n} hours': { one: '{n} Stunde', other: '{n} Stunden' },
  '{n} days': { one: '{n} Tag', other: '{n} Tage' },
  '{hours} h {minutes} min': '{hours} Std. {minutes} Min.',
  '{n} more': '{n} weitere',
} as const satisfies Words;

export const mail = {
  'Your link to the replay': 'Ihr Link zur Aufzeichnung',
  'We are live: your link': 'Wir sind live: Ihr Link',
  'You have a seat': 'Ihr Platz ist reserviert',
  '{time}, your time': '{time}, Ihre Zeit',
  'Watch the replay': 'Aufzeichnung ansehen',
  'Join now': 'Jetzt teilnehmen',
  'Open your room': 'Raum öffnen',
  'The link is yours alone. Please do not pass it on.': 'Der Link gehört nur Ihnen. Bitte geben Sie ihn nicht weiter.',
  'You get this mail because somebody registered for this webinar with your address, at {place}. Was it not you? Then do nothing: without the link, nothing happens. Sent by {sender}.':
    'Sie erhalten diese E-Mail, weil jemand Ihre Adresse für dieses Webinar angemeldet hat, auf {place}. Waren Sie das nicht? Dann tun Sie nichts: Ohne den Link geschieht nichts. Gesendet von {sender}.',
} as const satisfies Words;

/** Pages of the site, and those that the API makes from them. */
export const pages = {
  'Skip to content': 'Zum Inhalt springen',
  '{organisation}, home': '{organisation}, Startseite',
  Main: 'Hauptnavigation',
  More: 'Weiteres',
  Language: 'Sprache',
  Webinars: 'Webinare',
  Imprint: 'Impressum',
  Privacy: 'Datenschutz',
  'For hosts': 'Für Veranstalter',
  '{organisation}: webinars on which no question is lost': '{organisation}: Webinare, bei denen keine Frage verloren geht',

  'Webinars on which no question is lost: ask, vote, and get an answer, on air or afterwards.':
    'Webinare, bei denen keine Frage verloren geht: fragen, abstimmen und eine Antwort bekommen, live oder danach.',
  'Bring the question nobody has answered yet': 'Bringen Sie die Frage mit, die noch niemand beantwortet hat',
  'Ask before, ask live, vote for what matters. What is not answered on air is answered afterwards.':
    'Fragen Sie vorab oder live, und stimmen Sie für das ab, was zählt. Was live offen bleibt, beantworten wir danach.',
  'On now': 'Läuft gerade',
  'Live now': 'Jetzt live',
  'Join now': 'Jetzt teilnehmen',
  'Coming up': 'Demnächst',
  'Nothing is planned right now': 'Zurzeit ist nichts geplant',
  'Webinars that are on or coming appear here. Until then, watch one of these again.':
    'Laufende und kommende Webinare erscheinen hier. Sehen Sie sich bis dahin eines von diesen an.',
  'Webinars that are on, coming, or to be watched again appear here. If you host one, plan it in the console.':
    'Laufende, kommende und aufgezeichnete Webinare erscheinen hier. Wenn Sie eines veranstalten, planen Sie es in der Konsole.',
  'Plan a webinar': 'Webinar planen',
  'Watch again': 'Zum Nachsehen',

  'Page not found': 'Seite nicht gefunden',
  'There is nothing at this address': 'Unter dieser Adresse gibt es nichts',
  'The link may be old, or a letter got lost. If it came with an email from us, copy the whole link and try again.':
    'Vielleicht ist der Link alt, oder ein Buchstabe ging verloren. Kam er mit einer E-Mail von uns, kopieren Sie ihn bitte noch einmal ganz.',
  'See all webinars': 'Alle Webinare ansehen',
  'We could not find that page': 'Wir haben diese Seite nicht gefunden',
  'The address may be old or mistyped.': 'Die Adresse ist vielleicht alt oder vertippt.',

  'What we ask, what we do with it, and how you stop it.': 'Was wir fragen, was wir damit tun und wie Sie es beenden.',
  'What we keep': 'Was wir speichern',
  'Your email address, and your name and company if you give them. What you ask, vote and watch in a webinar. When you agreed to what.':
    'Ihre E-Mail-Adresse sowie Name und Firma, falls Sie sie angeben. Was Sie in einem Webinar fragen, wofür Sie stimmen und was Sie ansehen. Wann Sie worin eingewilligt haben.',
  'What we use it for': 'Wofür wir es verwenden',
  'To send you your seat, the calendar file and the answers to your questions. Nothing else, unless you tick the box that says:':
    'Um Ihnen Ihren Platz, die Kalenderdatei und die Antworten auf Ihre Fragen zu schicken. Für nichts sonst, es sei denn, Sie kreuzen dieses Feld an:',
  '“{words}”': '„{words}“',
  'We keep the exact words that you agreed to, with the date.': 'Wir bewahren den genauen Wortlaut Ihrer Einwilligung mit dem Datum auf.',
  'What others see': 'Was andere sehen',
  'A question that is shown in the room carries the name you gave, unless you ask without it. Your address and your company are seen by the team that runs the webinar only.':
    'Eine Frage, die im Raum gezeigt wird, trägt den Namen, den Sie angegeben haben, es sei denn, Sie fragen ohne Namen. Ihre Adresse und Ihre Firma sieht nur das Team, das das Webinar veranstaltet.',
  'In your browser': 'In Ihrem Browser',
  'One cookie for each webinar holds your seat. Your browser also notes for itself that you saved one, and keeps the address you typed until you close the tab. In the room it remembers the loudness, whether captions show and where you stopped in a recording. There is no tracking, no advertising and nothing from anyone else, with one exception that is yours to make: a video on YouTube or Vimeo loads only after you press “Play from YouTube” or “Play from Vimeo”. That company then sees your address; “Do not load it again” takes it back. A host may also stream from a server of their own choice, which sees your address like any other that you watch from.':
    'Ein Cookie je Webinar hält Ihren Platz fest. Ihr Browser merkt sich außerdem, dass Sie einen reserviert haben, und behält die eingegebene Adresse, bis Sie den Tab schließen. Im Raum merkt er sich die Lautstärke, ob Untertitel gezeigt werden und wo Sie in einer Aufzeichnung aufgehört haben. Es gibt kein Tracking, keine Werbung und nichts von Dritten, mit einer Ausnahme, die bei Ihnen liegt: Ein Video auf YouTube oder Vimeo lädt erst, wenn Sie „Von YouTube abspielen“ oder „Von Vimeo abspielen“ drücken. Dann sieht diese Firma Ihre Adresse; „Nicht mehr laden“ nimmt das zurück. Veranstalter können auch von einem Server ihrer Wahl übertragen, der Ihre IP-Adresse sieht wie jeder andere, von dem Sie etwas ansehen.',
  'If you choose a language, a cookie with its two letters keeps it for a year.':
    'Wenn Sie eine Sprache wählen, hält ein Cookie mit ihren zwei Buchstaben sie ein Jahr lang fest.',
  'To stop it, to see it, to erase it': 'Beenden, einsehen, löschen',
  'Write to the people who invited you: their address is on every email that we send.':
    'Schreiben Sie denen, die Sie eingeladen haben: Ihre Adresse steht auf jeder E-Mail, die wir senden.',

  'Starting now': 'Beginnt jetzt',
  'Upcoming webinar': 'Kommendes Webinar',
  Ended: 'Beendet',
  'Called off': 'Abgesagt',
  'Save your seat': 'Platz sichern',
  'Save my seat': 'Platz sichern',
  'Join the webinar': 'Am Webinar teilnehmen',
  'Watch the replay': 'Aufzeichnung ansehen',
  'A webinar by {names}.': 'Ein Webinar von {names}.',
  'Add to calendar': 'In den Kalender',
  'Apple or file': 'Apple oder Datei',
  'It is live now.': 'Es ist jetzt live.',
  'Enter the room': 'Zum Raum',
  'This webinar has ended.': 'Dieses Webinar ist beendet.',
  'See what is coming': 'Kommende Webinare ansehen',
  'Free. All we need is your email.': 'Kostenlos. Wir brauchen nur Ihre E-Mail-Adresse.',
  'You saved a seat in this browser.': 'Sie haben in diesem Browser schon einen Platz.',
  'This webinar has ended': 'Dieses Webinar ist beendet',
  'There is no recording. What was asked and not answered on air is answered in writing.':
    'Es gibt keine Aufzeichnung. Was live offen blieb, wird schriftlich beantwortet.',
  'This webinar was called off': 'Dieses Webinar wurde abgesagt',
  'It does not take place. If you put it into your calendar, you can take it out again.':
    'Es findet nicht statt. Haben Sie es im Kalender eingetragen, können Sie es wieder löschen.',
  'You will hear from': 'Es sprechen',
  'Already asked': 'Schon gefragt',
  'What was asked': 'Was gefragt wurde',
  'The panel starts with what most people want to know. Save your seat to vote, or ask yours.':
    'Zuerst kommt, was die meisten wissen wollen. Sichern Sie sich einen Platz, um abzustimmen oder selbst zu fragen.',
  'votes: save your seat to vote': 'Stimmen: Platz sichern, um abzustimmen',
  votes: 'Stimmen',
  'What it is about': 'Worum es geht',
  Agenda: 'Ablauf',
  'Times in {place}': 'Zeiten in {place}',

  Email: 'E-Mail',
  Yes: 'Ja',
  No: 'Nein',
  'Please choose': 'Bitte wählen',
  Name: 'Name',
  Company: 'Firma',
  Optional: 'Freiwillig',
  'you@example.com': 'name@example.com',
  'What do you want answered?': 'Was möchten Sie wissen?',
  '{n} characters at most': 'Höchstens {n} Zeichen',
  'We use your address for this webinar only, unless you tick the box.':
    'Wir verwenden Ihre Adresse nur für dieses Webinar, es sei denn, Sie kreuzen das Feld an.',
  'Leave this empty': 'Bitte leer lassen',
  'Please check what you entered': 'Bitte prüfen Sie Ihre Angaben',
  'Send me invitations and articles, about twice a month. I can stop with one click.':
    'Schicken Sie mir Einladungen und Artikel, etwa zweimal im Monat. Ich kann das mit einem Klick beenden.',
  'You may quote my question, without my name, in articles and reports.':
    'Sie dürfen meine Frage ohne meinen Namen in Artikeln und Berichten zitieren.',

  'Check your inbox': 'Bitte sehen Sie in Ihr Postfach',
  'Check your inbox: {title}': 'Sehen Sie in Ihr Postfach: {title}',
  'Your seat is saved': 'Ihr Platz ist reserviert',
  'Your personal link to <strong>{title}</strong> is on its way{address}. It confirms your address and works on every device.':
    'Ihr persönlicher Link zu <strong>{title}</strong> ist unterwegs{address}. Er bestätigt Ihre Adresse und gilt auf jedem Gerät.',
  'Enter the room now': 'Jetzt zum Raum',
  'Watch the replay now': 'Aufzeichnung jetzt ansehen',
  'See the waiting room': 'Zum Warteraum',
  'What happens next': 'Wie es weitergeht',
  Now: 'Jetzt',
  'A confirmation with your personal link and a calendar file. It can take a minute or two.':
    'Sie erhalten eine Bestätigung mit Ihrem persönlichen Link und einer Kalenderdatei. Das kann ein, zwei Minuten dauern.',
  'In the room': 'Im Raum',
  'Ask, vote, and see what is being answered. Open your link there to keep what you asked.':
    'Fragen Sie, stimmen Sie ab, und sehen Sie, was gerade beantwortet wird. Öffnen Sie dort Ihren Link, um Ihre Fragen zu behalten.',
  Afterwards: 'Danach',
  'What you asked and was not answered on air is answered in writing.':
    'Was Sie gefragt haben und live offen blieb, beantworten wir schriftlich.',
  'No email?': 'Keine E-Mail?',
  'Look into the spam folder first. If it is not there, we send it again to the address that you registered.':
    'Sehen Sie zuerst im Spam-Ordner nach. Ist sie dort nicht, schicken wir sie noch einmal an die angemeldete Adresse.',
  'If that address has a seat, the link is on its way again.': 'Wenn diese Adresse einen Platz hat, ist der Link wieder unterwegs.',
  'Send it again': 'Noch einmal senden',
  'Back to the webinar': 'Zurück zum Webinar',

  'Scripts are off in this browser. You can ask and read here without them.':
    'Skripte sind in diesem Browser aus. Fragen und lesen können Sie hier auch ohne sie.',
  'Open the plain room': 'Einfachen Raum öffnen',

  'This link does not work': 'Dieser Link funktioniert nicht',
  'It may be incomplete, or the webinar is over for more than a day. Please ask your host for a new one.':
    'Vielleicht ist er unvollständig, oder das Webinar ist seit mehr als einem Tag vorbei. Bitte fragen Sie Ihren Veranstalter nach einem neuen.',
  'On stage: {title}': 'Auf der Bühne: {title}',
  'On air for': 'Seit',
  Next: 'Danach',
  Answered: 'Beantwortet',
} as const satisfies Words;

/** What the scripts of those pages say. */
export const elements = {
  'Please check what you entered': 'Bitte prüfen Sie Ihre Angaben',
  'We could not reach Parley. What you typed is kept: please try again.':
    'Wir konnten Parley nicht erreichen. Ihre Eingaben bleiben: Bitte versuchen Sie es noch einmal.',
  'Please give an email address like you@example.com.': 'Bitte geben Sie eine E-Mail-Adresse wie name@example.com an.',
  '{n} characters left': 'Noch {n} Zeichen',
  '{n} characters too many': '{n} Zeichen zu viel',
  'to {address}': 'an {address}',
  Anonymous: 'Anonym',
  'being answered now': 'wird gerade beantwortet',
  'answered on air': 'live beantwortet',
  answered: 'beantwortet',
  'Being answered now': 'Wird gerade beantwortet',
  'Most wanted': 'Am meisten gefragt',
  '{n} people want to know': { one: '{n} Person möchte das wissen', other: '{n} Personen möchten das wissen' },
  'Your time, too': 'Auch Ihre Zeit',
  '{time}, your time': '{time}, Ihre Zeit',
  '{from} to {day}, {to}': '{from} Uhr bis {day}, {to} Uhr',
  '{from}–{to}': '{from}–{to} Uhr',
  '{from}–{to} (next day)': '{from}–{to} Uhr (Folgetag)',
  '{n} votes': { one: '{n} Stimme', other: '{n} Stimmen' },
  'Nothing is on air': 'Gerade läuft keine Frage',
  'The webinar is over': 'Das Webinar ist vorbei',
} as const satisfies Words;
