;;; wirecheck.el --- Whose words are these?  -*- lexical-binding: t; -*-
;; SPDX-License-Identifier: MIT

;; Package-Requires: ((emacs "29.1"))

;;; Commentary:

;; Starts Wirecheck for drafts, through Eglot or lsp-mode:
;;
;;   (require 'wirecheck)
;;   (add-hook 'text-mode-hook #'wirecheck-start)

;;; Code:

(defgroup wirecheck nil
  "Drafts against the newsroom's own archive."
  :group 'text)

(defcustom wirecheck-command '("wirecheck" "serve")
  "The program that is started as a language server, and its arguments."
  :type '(repeat string))

(defcustom wirecheck-client 'eglot-ensure
  "What starts the server for a draft."
  :type '(choice (const :tag "Eglot" eglot-ensure)
                 (const :tag "lsp-mode" lsp-deferred)
                 function))

(defconst wirecheck-languages
  '((markdown-mode . "markdown")
    (gfm-mode . "markdown")
    (org-mode . "org")
    (rst-mode . "restructuredtext")
    (adoc-mode . "asciidoc")
    (fountain-mode . "fountain")
    (message-mode . "plaintext")
    (text-mode . "plaintext"))
  "Major modes of drafts, with the names that the protocol has for them.")

(defvar eglot-server-programs)
(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function make-lsp-client "lsp-mode")

(defun wirecheck-original-p (file)
  "Whether FILE is the read-only copy of an archived story that the server made."
  (string-match-p "/wirecheck/original/[0-9a-f]+/[^/]+\\.txt\\'" file))

;;;###autoload
(defun wirecheck-start ()
  "Have the draft of this buffer checked; for hooks of major modes.
An archived original is no draft: it is shown, not checked."
  (interactive)
  (when buffer-file-name
    (if (wirecheck-original-p buffer-file-name)
        (view-mode 1)
      (funcall wirecheck-client))))

(defun wirecheck--for-eglot (&rest _)
  "The command that Eglot starts."
  wirecheck-command)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons (mapcar (lambda (pair)
                               (list (car pair) :language-id (cdr pair)))
                             wirecheck-languages)
                     #'wirecheck--for-eglot)))

(with-eval-after-load 'lsp-mode
  (setq lsp-language-id-configuration
        (append wirecheck-languages lsp-language-id-configuration))
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection (lambda () wirecheck-command))
    :major-modes (mapcar #'car wirecheck-languages)
    :multi-root t
    ;; Beside another server of the same mode, not instead of it.
    :add-on? t
    :server-id 'wirecheck)))

(provide 'wirecheck)
;;; wirecheck.el ends here
