# SPDX-License-Identifier: MIT
"""What LibreOffice loads: a proofreader, the commands of menus, and the watch that puts
Wirecheck's entries into the context menu of each window."""

import uno
import unohelper
from com.sun.star.beans import PropertyValue
from com.sun.star.frame import XDispatch, XDispatchProvider
from com.sun.star.lang import (
    Locale, XInitialization, XServiceDisplayName, XServiceInfo, XServiceName)
from com.sun.star.linguistic2 import (
    LinguServiceEvent, ProofreadingResult, SingleProofreadingError,
    XLinguServiceEventBroadcaster, XProofreader, XSupportedLocales)
from com.sun.star.linguistic2.LinguServiceEventFlags import PROOFREAD_AGAIN
from com.sun.star.task import XJob
from com.sun.star.uno import RuntimeException

import wirecheck_menu
from wirecheck_draft import units
from wirecheck_lsp import Failed
from wirecheck_office import PROOFREADING, Office

NAME = "org.wirecheck.writer."
# Red, amber, blue and grey, in the protocol's order.
COLOURS = {1: 0xC00000, 2: 0xD98200, 3: 0x2A6FBB, 4: 0x909090}
LOCALES = [each.split("-") for each in (
    "ar-EG bg-BG cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-NZ "
    "en-US en-ZA es-AR es-ES es-MX fa-IR fi-FI fr-BE fr-CA fr-CH fr-FR he-IL hi-IN hr-HR "
    "hu-HU id-ID it-CH it-IT ja-JP ko-KR nb-NO nl-BE nl-NL nn-NO pl-PL pt-BR pt-PT ro-RO "
    "ru-RU sk-SK sr-RS sv-FI sv-SE th-TH tr-TR uk-UA ur-PK vi-VN zh-CN zh-TW").split()]

office = None


def the_office(context):
    global office
    if office is None:
        office = Office(context)
    return office


class Service(unohelper.Base, XServiceInfo):
    """What each of our services says of itself."""

    implementation = ""
    services = ()

    def getImplementationName(self):
        return self.implementation

    def getSupportedServiceNames(self):
        return self.services

    def supportsService(self, name):
        return name in self.services


class Proofreader(Service, XProofreader, XServiceName, XServiceDisplayName, XSupportedLocales,
                  XLinguServiceEventBroadcaster):
    implementation = NAME + "Proofreader"
    services = ("com.sun.star.linguistic2.Proofreader",)

    def __init__(self, context, *_):
        self.office = the_office(context)
        self.office.proofreaders.add(self)
        self.listeners = []

    def getServiceName(self):
        return self.implementation

    def getServiceDisplayName(self, _locale):
        return "Wirecheck"

    def getLocales(self):
        return tuple(Locale(language, country, "") for language, country in LOCALES)

    def hasLocale(self, locale):
        return any(language == locale.Language for language, _ in LOCALES)

    def isSpellChecker(self):
        return False

    def ignoreRule(self, identifier, _locale):
        self.office.ignored.add(identifier)

    def resetIgnoreRules(self):
        self.office.ignored.clear()

    def addLinguServiceEventListener(self, listener):
        self.listeners.append(listener)
        return True

    def removeLinguServiceEventListener(self, listener):
        self.listeners = [each for each in self.listeners if each != listener]
        return True

    def tell_again(self):
        event = LinguServiceEvent()
        event.Source = self
        event.nEvent = PROOFREAD_AGAIN
        for each in list(self.listeners):
            each.processLinguServiceEvent(event)

    def doProofreading(self, identifier, text, locale, start, _end, _properties):
        """The whole paragraph at once, when it is asked for its first sentence."""
        result = ProofreadingResult()
        result.aDocumentIdentifier = identifier
        result.aText = text
        result.aLocale = locale
        result.nStartOfSentencePosition = start
        result.nBehindEndOfSentencePosition = units(text)
        result.nStartOfNextSentencePosition = units(text)
        result.aProperties = ()
        result.xProofreader = self
        result.aErrors = ()
        if start == 0 and text.strip():
            try:
                draft = self.office.draft_with(identifier, text)
                found = draft.findings_of(text) if draft else []
                result.aErrors = tuple(mark(each) for each in found
                                       if each["data"] not in self.office.ignored)
            except (Failed, RuntimeException):
                # No server, or a document that is being closed: a paragraph without marks is
                # all that fits here. The menu says why.
                pass
        return result


def mark(diagnostic):
    error = SingleProofreadingError()
    error.nErrorStart = diagnostic["range"]["start"]["character"]
    error.nErrorLength = diagnostic["range"]["end"]["character"] - error.nErrorStart
    error.nErrorType = PROOFREADING
    error.aRuleIdentifier = diagnostic["data"]
    error.aShortComment = diagnostic["message"]
    error.aFullComment = "\n".join([diagnostic["message"]] + [
        each["message"] for each in diagnostic.get("relatedInformation", [])])
    error.aSuggestions = ()
    colour = PropertyValue()
    colour.Name = "LineColor"
    colour.Value = uno.Any("long", COLOURS.get(diagnostic.get("severity"), COLOURS[3]))
    error.aProperties = (colour,)
    return error


class Commands(Service, XDispatchProvider, XDispatch, XInitialization):
    implementation = NAME + "Commands"
    services = ("com.sun.star.frame.ProtocolHandler",)

    def __init__(self, context, *_):
        self.office = the_office(context)
        self.frame = None

    def initialize(self, arguments):
        self.frame = arguments[0] if arguments else None

    def queryDispatch(self, url, _target, _flags):
        return self if url.Protocol == "org.wirecheck:" else None

    def queryDispatches(self, requests):
        return tuple(self.queryDispatch(each.FeatureURL, each.FrameName, each.SearchFlags)
                     for each in requests)

    def dispatch(self, url, _arguments):
        wirecheck_menu.run(self.office, self.frame, url.Complete.split(":", 1)[1])

    def addStatusListener(self, listener, url):
        pass

    def removeStatusListener(self, listener, url):
        pass


class Watch(Service, XJob):
    implementation = NAME + "Watch"
    services = ("com.sun.star.task.Job",)

    def __init__(self, context, *_):
        self.office = the_office(context)

    def execute(self, arguments):
        environment = {each.Name: each.Value for argument in arguments
                       if argument.Name == "Environment" for each in argument.Value}
        document = environment.get("Model")
        if document is None or not hasattr(document, "getFlatParagraphIterator"):
            return None
        if environment.get("EventName") == "OnUnload":
            self.office.forget(document)
        else:
            wirecheck_menu.attach(self.office, document)
        return None


g_ImplementationHelper = unohelper.ImplementationHelper()
for each in (Proofreader, Commands, Watch):
    g_ImplementationHelper.addImplementation(each, each.implementation, each.services)
